import { expect, it } from 'vitest';
import { remembered } from './remembered.ts';

it('computes an answer again only after newer ones have pushed it out', () => {
  const computed: string[] = [];
  const answer = remembered(2, (text) => {
    computed.push(text);
    return { text };
  });
  for (const text of ['a', 'a', 'b', 'a', 'c', 'b', 'a']) expect(answer(text)).toEqual({ text });
  expect(computed).toEqual(['a', 'b', 'c', 'a']);
});
