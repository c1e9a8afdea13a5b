// Whether each part that dondoc needs is there; /readyz and the page of health show it.

export interface Part {
  readonly name: 'temporal' | 'journal' | 'worker' | 'mailer' | 'intake' | 'relay' | 'smtp';
  readonly ready: boolean;
  /** What is missing, in plain words; null when ready. */
  readonly reason: string | null;
}

export const ready = (name: Part['name']): Part => ({ name, ready: true, reason: null });
export const missing = (name: Part['name'], reason: string): Part => ({ name, ready: false, reason });
