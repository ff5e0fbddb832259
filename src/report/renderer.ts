import type { ChalkInstance } from 'chalk';
import type { ScanReport } from '../findings/model.js';

/** What a renderer may know besides the report. */
export interface RenderOptions {
  /** Colours, or none (level 0). */
  paint: ChalkInstance;
  /** Columns of the terminal; 80 where there is none. */
  width: number;
  /** Findings that a table or page for people lists at most; 0: all. */
  limit: number;
  /** When the scan ended; formats that must hold a time take it from here. */
  now: Date;
  /** The command a person should run next, ready to copy; '' for none. */
  nextCommand: string;
}

/** Turns a report into text, piece by piece: a report of a large history does not fit one string. */
export type Renderer = (report: ScanReport, options: RenderOptions) => Iterable<string>;
