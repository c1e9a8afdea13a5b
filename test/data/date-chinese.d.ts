// date-chinese ships no types; what the lunar test uses of it.
declare module 'date-chinese' {
  export class CalendarVietnamese {
    fromGregorian(year: number, month: number, day: number): this;
    /** [cycle, year, month, leap, day] */
    get(): readonly (number | boolean)[];
  }
}
