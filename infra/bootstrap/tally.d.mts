export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly skippedNames: readonly string[];
}

export declare function tally(file: string, succeeded: boolean): Tally;
export declare function printTally(counts: Tally): void;
