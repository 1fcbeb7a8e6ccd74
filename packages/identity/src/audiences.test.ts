import { describe, expect, it } from 'vitest';
import { surfaceOfAudience } from './audiences.ts';

const origins = {
  arm: 'https://localhost:8444',
  graph: 'https://localhost:8445',
  'partner-center': 'https://localhost:8446',
};
const surface = (audience: string) => surfaceOfAudience(audience, origins);

describe('surfaceOfAudience', () => {
  it.each([
    '',
    '/',
    'https://localhost:8443',
    'https://localhost:8444//',
    'https://localhost:8444/subscriptions',
    'https://localhost:84440',
    'http://localhost:8444',
    'https://management.azure.com.evil.example',
    'https://vault.azure.net',
    '00000000-0000-0000-0000-000000000000',
  ])('opens nothing for %j', (audience) => {
    expect(surface(audience)).toBeUndefined();
  });

  it.each([
    ['https://localhost:8444', 'arm'],
    ['https://localhost:8444/', 'arm'],
    ['https://management.azure.com/', 'arm'],
    ['https://MANAGEMENT.core.windows.net/', 'arm'],
    ['797F4846-ba00-4fd7-ba43-dac1f8f63013', 'arm'],
    ['https://graph.microsoft.com', 'graph'],
    ['00000003-0000-0000-c000-000000000000', 'graph'],
    ['https://localhost:8446/', 'partner-center'],
    ['https://api.partnercenter.microsoft.com', 'partner-center'],
    ['fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd', 'partner-center'],
    ['https://graph.windows.net/', 'partner-center'],
    ['00000002-0000-0000-c000-000000000000', 'partner-center'],
  ])('%s opens %s and nothing else', (audience, expected) => {
    expect(surface(audience)).toBe(expected);
  });
});
