import type { Recordable } from '../ports/change-log.ts';
import type { StoredResource } from '../ports/resources.ts';
import { tagsOf } from '../tags/tags.ts';

/** What the change log keeps of a resource: where it is and how it is tagged. Properties may hold secrets. */
export function toRecord(resource: StoredResource): Recordable {
  return { type: resource.type, location: resource.location, tags: tagsOf(resource) };
}
