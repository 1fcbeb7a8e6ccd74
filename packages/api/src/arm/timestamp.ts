/** A time as Microsoft.Authorization writes it: UTC with seven digits of a second. */
export function armTime(at: number): string {
  return new Date(at).toISOString().replace('Z', '0000Z');
}
