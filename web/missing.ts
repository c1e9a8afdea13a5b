// A page or an address of the API that is not there, in both languages. (The catalogue speaks of inputs, not of addresses.)
export class PageMissing extends Error {
  readonly vi: string;

  constructor(vi: string, en: string) {
    super(en);
    this.name = 'PageMissing';
    this.vi = vi;
  }
}

export const noSuchPage = (): PageMissing => new PageMissing('Không có trang này.', 'There is no such page.');
export const noSuchUnit = (id: string): PageMissing =>
  new PageMissing(`Không có đơn vị ${id}.`, `There is no unit ${id}.`);
export const noSuchMail = (): PageMissing => new PageMissing('Không có thư này.', 'There is no such mail.');
