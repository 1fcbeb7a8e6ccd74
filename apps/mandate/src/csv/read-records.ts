import type { FileRecord, FileRecords } from '@mandate/server/transfer/transfers';
import { CsvError, parse } from 'csv-parse/sync';

/** Splits CSV into records and says on which line each begins. Empty lines are left out. */
export function readRecords(text: string): FileRecords {
  const records: FileRecord[] = [];
  let line = 1;
  try {
    parse(text, {
      bom: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      raw: true,
      // With `raw`, a record comes together with its text, which the library's types do not know.
      on_record: (entry: unknown) => {
        const { raw, record } = entry as { readonly raw: string; readonly record: readonly string[] };
        if (record.length > 1 || record[0] !== '') records.push({ line, cells: record });
        line += countLines(raw);
        // The library need not keep it as well.
        return null;
      },
    });
    return { records, brokenAt: null };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, brokenAt: line };
  }
}

function countLines(raw: string): number {
  return raw.match(/\r\n|\r|\n/g)?.length ?? 0;
}
