import type { Console } from './console.ts';

/** Shows how far something long has come. */
export interface Progress {
  show(done: number, total: number): void;
  /** Takes the display away. */
  end(): void;
}

const LINE_EVERY_MS = 2_000;

/** A bar where a person looks on, else now and then a line beside the result. */
export async function createProgress(console: Console): Promise<Progress> {
  if (!console.isInteractive) return lines(console);
  const { progress } = await import('@clack/prompts');
  let bar: ReturnType<typeof progress> | undefined;
  let shown = 0;
  return {
    show(done, total) {
      const message = console.text('importCustomers.progress', { done, total });
      if (!bar) {
        bar = progress({ max: Math.max(total, 1) });
        bar.start(message);
      }
      bar.advance(done - shown, message);
      shown = done;
    },
    end() {
      bar?.clear();
    },
  };
}

function lines(console: Console): Progress {
  let next = 0;
  return {
    show(done, total) {
      const now = performance.now();
      if (now < next && done < total) return;
      next = now + LINE_EVERY_MS;
      console.complain(console.text('importCustomers.progress', { done, total }));
    },
    end() {},
  };
}
