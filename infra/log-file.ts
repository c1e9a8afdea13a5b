/** A log file with a limit: when it is full it becomes FILE.1 (the earlier FILE.1 goes) and begins anew. */
import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const DEFAULT_LIMIT_BYTES = 8 * 1024 * 1024;
/** What is kept in memory to name the reason of a failed start. */
const TAIL_BYTES = 4_096;

export class LogFile {
  readonly path: string;
  readonly #limit: number;
  #fd: number;
  #size: number;
  #tail = '';

  /** Opens the file for appending; its folder is made. */
  constructor(path: string, limitBytes: number = DEFAULT_LIMIT_BYTES) {
    mkdirSync(dirname(path), { recursive: true });
    this.path = path;
    this.#limit = limitBytes;
    this.#fd = openSync(path, 'a');
    this.#size = fstatSync(this.#fd).size;
  }

  write(chunk: Buffer): void {
    if (this.#fd === -1) return;
    if (this.#size + chunk.length > this.#limit) this.#startAnew();
    writeSync(this.#fd, chunk);
    this.#size += chunk.length;
    this.#tail = (this.#tail + chunk.toString('utf8')).slice(-TAIL_BYTES);
  }

  /** The last lines written through this object, at most `count`, in one line. */
  lastLines(count = 3): string {
    const lines = this.#tail.split('\n').map((line) => line.trim());
    return lines
      .filter((line) => line !== '')
      .slice(-count)
      .join(' | ');
  }

  close(): void {
    if (this.#fd !== -1) closeSync(this.#fd);
    this.#fd = -1;
  }

  #startAnew(): void {
    closeSync(this.#fd);
    renameSync(this.path, `${this.path}.1`);
    this.#fd = openSync(this.path, 'a');
    this.#size = 0;
  }
}
