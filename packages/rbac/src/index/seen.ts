const FIRST_SLOTS = 256;

/** The addresses a list has come by; a plain set would take longer over each than the rest of the list does. */
export class Seen {
  #slots = new Int32Array(FIRST_SLOTS);
  #count = 0;

  /** Whether the address, which must not be 0, comes by for the first time. */
  isNew(address: number): boolean {
    if (this.#count * 2 === this.#slots.length) this.#widen();
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = Math.imul(address, 0x9e3779b1) >>> 8; ; at += 1) {
      const found = slots[at & mask];
      if (found === address) return false;
      if (found !== 0) continue;
      slots[at & mask] = address;
      this.#count += 1;
      return true;
    }
  }

  #widen(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#count = 0;
    for (const address of before) if (address !== 0) this.isNew(address);
  }
}
