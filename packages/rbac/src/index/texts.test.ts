import { describe, expect, it } from 'vitest';
import { createArena } from './arena.ts';
import { TEXT_CONTENT, TEXTS } from './layout.ts';
import { createTable } from './table.ts';
import { dropText, freeText, internText, textOf } from './texts.ts';

function newArena() {
  const arena = createArena(2 ** 16, 3);
  createTable(arena, TEXTS);
  return arena;
}

describe('texts', () => {
  it('are kept once, until their last use ends', () => {
    const arena = newArena();
    const record = internText(arena, 'été');
    expect(internText(arena, 'été')).toBe(record);
    expect(textOf(arena, record)).toBe('été');
    expect([dropText(arena, record), dropText(arena, record)]).toEqual([false, true]);
  });

  it('are told apart when they hash alike, whichever of them goes first', () => {
    const arena = newArena();
    // Nobody finds such texts by trying, so one is changed behind its hash.
    const other = internText(arena, 'condition');
    arena.words[other + TEXT_CONTENT]! ^= 1;
    const changed = textOf(arena, other);
    const record = internText(arena, 'condition');
    expect([record === other, textOf(arena, record), textOf(arena, other)]).toEqual([false, 'condition', changed]);

    expect(dropText(arena, other)).toBe(true);
    freeText(arena, other);
    expect(internText(arena, 'condition')).toBe(record);
  });
});
