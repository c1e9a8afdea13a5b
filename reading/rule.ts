// The rules by which reading decides, each with a name that never changes its meaning, what it decides, how far it can be trusted, and
// words for a person. An item of the plan carries the names of the rules that made it, so that a person sees why and checks the doubtful
// ones first. The classes are fitted by count, not by hope: docs/reading.md says how and has the figures.

import type { Confidence } from '../contracts/plan.ts';

/** From best to worst. `sure`: no item that it made was wrong on the texts it was held to. `look`: a person reads the sentence. `guess`: a person decides. */
export const CONFIDENCES: readonly Confidence[] = ['sure', 'look', 'guess'];

/** What of an item a rule decides: who, when, of which kind, with which words. */
export type About = 'lead' | 'time' | 'kind' | 'extent';

export interface Rule {
  readonly about: About;
  readonly class: Confidence;
  readonly vi: string;
  readonly en: string;
}

const rule = (about: About, confidence: Confidence, vi: string, en: string): Rule => ({
  about,
  class: confidence,
  vi,
  en,
});

/** The closed list. */
export const RULES = {
  subjectFirst: rule('lead', 'sure', 'đơn vị đứng đầu câu, trước động từ', 'the unit stands first, before a verb'),
  subjectGiven: rule('lead', 'sure', 'đơn vị được giao đích danh', 'the unit is named by a word of giving'),
  subjectHeads: rule(
    'lead',
    'sure',
    'tên đơn vị đứng một mình hoặc trước dấu hai chấm',
    'a name alone or before a colon',
  ),
  subjectBehindConnective: rule('lead', 'look', 'đơn vị đứng sau từ nối', 'the unit stands behind a connective'),
  subjectBehindTime: rule(
    'lead',
    'sure',
    'đơn vị đứng sau thời hạn mở đầu câu',
    'the unit stands behind an opening time',
  ),
  subjectBehindOpening: rule('lead', 'sure', 'đơn vị đứng sau phần mở đầu câu', 'the unit stands behind an opening'),
  subjectBehindCondition: rule('lead', 'look', 'đơn vị đứng sau "thì"', 'the unit stands behind "thì" of a condition'),
  subjectTakesOver: rule(
    'lead',
    'sure',
    'đơn vị khác thay chủ ngữ giữa đoạn',
    'another unit takes over in mid-paragraph',
  ),
  subjectOfHeading: rule('lead', 'sure', 'đơn vị nêu ở dòng trên, trước dấu hai chấm', 'the unit that heads the items'),
  subjectOfItem: rule('lead', 'sure', 'câu không nêu đơn vị: lấy đơn vị của khoản trên', 'the unit of the item above'),
  subjectOfParagraph: rule(
    'lead',
    'look',
    'đoạn không nêu đơn vị: lấy đơn vị của đoạn trên',
    'the unit of the paragraph above',
  ),
  subjectOfSentence: rule(
    'lead',
    'sure',
    'câu không nêu đơn vị: lấy đơn vị của câu trước',
    'the unit of the sentence before',
  ),
  subjectOfGathering: rule(
    'lead',
    'look',
    'họp, sinh hoạt của tập thể: do tập thể đó tổ chức',
    'a gathering is held by the body that gathers',
  ),
  subjectGuessed: rule('lead', 'guess', 'từ vựng không biết tên này là đơn vị', 'not known to be a unit'),
  subjectMissing: rule('lead', 'guess', 'không nêu đơn vị thực hiện', 'no unit is named'),
  nameWhole: rule('lead', 'sure', 'tên đơn vị đã trọn', 'the name is known to be whole'),
  nameToMark: rule('lead', 'sure', 'tên đơn vị kết thúc ở dấu câu', 'the name ends at a mark'),
  nameToWord: rule(
    'lead',
    'sure',
    'tên đơn vị kết thúc trước động từ hoặc từ nối',
    'the name ends before a verb or joint',
  ),
  nameOfHeading: rule(
    'lead',
    'look',
    'tên đứng trọn ở một dòng tiêu đề của văn bản',
    'the text sets this name apart in a heading',
  ),
  nameOfDoing: rule(
    'lead',
    'look',
    'tên gồm cả việc mà ban, tổ đó làm, đến cấp của nó',
    'what the body does is in its name, up to its level',
  ),
  nameOfUnknown: rule('lead', 'look', 'tên có chữ mà từ vựng không biết', 'the name holds words that are not known'),
  nameOverComma: rule(
    'lead',
    'sure',
    'tên đơn vị đi qua dấu phẩy hoặc chữ "và"',
    'the name goes on over a comma or "và"',
  ),
  nameOfOffices: rule('lead', 'sure', 'cụm quen dùng "sở, ban, ngành" là một tên', '"sở, ban, ngành" is one name'),
  nameOfClasses: rule('lead', 'look', 'nhiều loại đơn vị đọc thành một tên', 'classes of units in a row are one name'),
  nameDescribed: rule(
    'lead',
    'look',
    'sau tên là chữ "có", "được": có thể còn thuộc về tên',
    '"có" or "được" behind it may describe the unit',
  ),
  partnersFromFirst: rule(
    'lead',
    'sure',
    'đơn vị phối hợp nêu ngay sau chủ thể, ở đầu khoản',
    'the partners that the clause names from the first',
  ),
  partnersUnread: rule(
    'lead',
    'look',
    'có chữ "phối hợp với" nhưng không đọc được tên đơn vị',
    'working together with somebody not read',
  ),
  rowLead: rule('lead', 'sure', 'cột đơn vị chủ trì của phụ lục', 'the appendix has a column for the lead'),
  rowGroup: rule('lead', 'sure', 'đơn vị ở dòng tiêu đề nhóm của phụ lục', 'the unit of the group row above'),
  rowWithoutLead: rule('lead', 'guess', 'dòng phụ lục không nêu đơn vị', 'the row names no unit'),
  timeDay: rule('time', 'sure', 'có đủ ngày, tháng, năm', 'a full date'),
  timeMonth: rule('time', 'sure', 'tháng có năm', 'a month with its year'),
  timeQuarter: rule('time', 'sure', 'quý có năm', 'a quarter with its year'),
  timeHalfYear: rule('time', 'look', '6 tháng đầu hoặc cuối của một năm', 'a half of a year'),
  timeYear: rule('time', 'sure', 'chỉ có năm, đứng cùng chữ chỉ hạn', 'a year alone, with a word of finishing'),
  timeYearLoose: rule(
    'time',
    'look',
    'chỉ có năm, không đứng ngay sau chữ chỉ hạn',
    'a year alone, not right behind a word of finishing',
  ),
  timeRepeats: rule('time', 'sure', 'định kỳ có chu kỳ', 'a repetition with its period'),
  timeRepeatsBehind: rule(
    'time',
    'look',
    'định kỳ đứng sau việc: có thể chỉ tả sự vật',
    'a bare repetition behind the words may describe a thing',
  ),
  timeShared: rule(
    'time',
    'look',
    'ngày, tháng không có năm: lấy chu kỳ đứng cạnh',
    'a day or month with the period beside it',
  ),
  timePeriodic: rule('time', 'guess', 'định kỳ nhưng không rõ chu kỳ', 'a repetition without a period'),
  timeEvent: rule('time', 'guess', 'theo sự kiện, cần người ấn định ngày', 'an event that only a person can date'),
  timeSpan: rule('time', 'sure', 'số ngày, tháng, có mốc tính', 'a span with the day it is counted from'),
  timeSpanOpen: rule(
    'time',
    'guess',
    'số ngày, tháng, không rõ mốc tính',
    'a span counted from a day that is not named',
  ),
  timeYearless: rule('time', 'guess', 'không ghi năm', 'no year is given'),
  timeYearInferred: rule(
    'time',
    'look',
    'không ghi năm: lấy ngày gần nhất sau ngày ban hành',
    'no year is given: the next such day after the day of issue',
  ),
  timeLunar: rule(
    'time',
    'look',
    'ngày, tháng gọi theo âm lịch, đọc như dương lịch',
    'a day in words of the lunar calendar, read as one of ours',
  ),
  timeImpossible: rule('time', 'guess', 'không có trong lịch', 'no calendar has it'),
  timeNone: rule('time', 'sure', 'không có mốc thời gian', 'no time stands in the words'),
  timeOfThing: rule(
    'time',
    'look',
    'mốc thời gian được hiểu là tả sự vật, không phải hạn',
    'a time that describes a thing',
  ),
  timeOfAim: rule('time', 'look', 'mốc thời gian được hiểu là mục tiêu', 'a time that is an aim'),
  timeUnbound: rule('time', 'sure', 'mốc thời gian không có chữ chỉ hạn', 'a time without a word of finishing'),
  timeWordsLeft: rule('time', 'look', 'còn chữ chỉ thời gian chưa đọc được', 'words that say when were not read'),
  kindReview: rule('kind', 'sure', 'có chữ sơ kết hoặc tổng kết', 'a review is named'),
  kindReviews: rule('kind', 'sure', 'sơ kết và tổng kết chung một hạn', 'two reviews share a time'),
  kindReviewNear: rule(
    'kind',
    'sure',
    'trong hai việc sơ kết, tổng kết lấy việc gần hạn',
    'of two reviews the nearest',
  ),
  kindReviewUndated: rule(
    'kind',
    'look',
    'sơ kết, tổng kết không có hạn: coi là việc',
    'a review without a time is a task',
  ),
  kindReport: rule('kind', 'sure', 'mở đầu bằng việc báo cáo', 'the words begin with reporting'),
  kindReportLater: rule('kind', 'look', 'chữ báo cáo đứng sau việc khác', 'reporting stands behind other work'),
  kindMaking: rule(
    'kind',
    'look',
    'xây dựng, ban hành rồi báo cáo: là việc',
    'what is made is the duty, though it is reported',
  ),
  kindTask: rule('kind', 'sure', 'không có chữ báo cáo, sơ kết, tổng kết', 'no word of reporting or review'),
  extentTrails: rule('extent', 'sure', 'hạn đứng sau việc', 'the time stands behind the words'),
  extentBehindTime: rule(
    'extent',
    'look',
    'hai hạn trong một vế, không có động từ đứng giữa',
    'two times in a part without a verb between them',
  ),
  extentLeads: rule('extent', 'sure', 'hạn đứng trước việc', 'the time stands before the words'),
  extentInside: rule('extent', 'look', 'hạn mở đầu một việc giữa câu', 'the time opens a duty in mid-sentence'),
  extentBefore: rule(
    'extent',
    'look',
    'vế chỉ ghi hạn, nói về vế trước',
    'a part that only says when, of the part before',
  ),
  extentBeside: rule('extent', 'sure', 'nhiều hạn đứng liền nhau, chung một việc', 'times in a row share their words'),
  extentSplit: rule(
    'extent',
    'sure',
    'việc thứ hai bắt đầu ở động từ giữa hai hạn',
    'split where a verb stands between two times',
  ),
  extentRest: rule('extent', 'sure', 'phần còn lại của khoản, ngoài việc có hạn', 'what no time of the clause governs'),
  extentClause: rule('extent', 'sure', 'cả khoản là một việc', 'the whole clause is one duty'),
  extentRow: rule('extent', 'sure', 'một dòng của phụ lục', 'a row of the appendix'),
  extentRowLast: rule(
    'extent',
    'look',
    'hạn ở ô cuối của dòng, không có cột thời hạn',
    'the time stands in the last cell, no column names it',
  ),
  warned: rule('extent', 'look', 'có điều cần xem lại ở những chữ này', 'a warning stands at these words'),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;

const rank = (confidence: Confidence): number => CONFIDENCES.indexOf(confidence);

/** The lowest class of the rules: what a chain of them is worth. */
export const lowest = (names: readonly RuleName[]): Confidence =>
  names.map((name): Confidence => RULES[name].class).reduce((a, b) => (rank(a) >= rank(b) ? a : b), 'sure');
