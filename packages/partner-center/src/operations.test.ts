import { partnerCenterOpenApi } from '@mandate/api/partner-center/openapi';
import { expect, it } from 'vitest';
import { generate } from './testing/generate.ts';

it('are what the document of the API says (update the snapshot to write them anew)', async () => {
  await expect(generate(partnerCenterOpenApi())).toMatchFileSnapshot('./operations.ts');
});
