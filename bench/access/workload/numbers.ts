/** A list of integers that grows in place; worlds have tens of millions of them. */
export interface Numbers {
  readonly length: number;
  push(value: number): number;
  at(index: number): number;
  slice(from: number, to: number): Int32Array;
}

/** An empty list. */
export function createNumbers(): Numbers {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const wider = new Int32Array(length * 2);
        wider.set(values);
        values = wider;
      }
      values[length] = value;
      length += 1;
      return length - 1;
    },
    at: (index) => values[index]!,
    slice: (from, to) => values.subarray(from, to),
  };
}
