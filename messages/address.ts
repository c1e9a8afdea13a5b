// Who is addressed, and how: an organ by its name, a person as "Đồng chí" with title and unit ("Ông/Bà" where the unit's setting says
// so). Upwards one reports and asks with "kính"; to an equal or lower unit "đề nghị".
import type { NoticeContext, NoticePerson, NoticeUnit } from './context.ts';

/** Whether the notice goes to the organ, not to a person by name: what a unit's clerk receives is written to the unit. */
export function toOrgan({ person, role }: NoticeContext): boolean {
  if (person === null || person.name === '') return true;
  if (role === 'clerk') return true;
  return role === 'told' && person.post === 'clerk';
}

/** "Đồng chí" or "Ông/Bà". */
const styled = ({ personUnit }: NoticeContext): string => (personUnit.address === 'enterprise' ? 'Ông/Bà' : 'Đồng chí');

/** The line that opens a notice. */
export function addressLine(context: NoticeContext): string {
  return `Kính gửi: ${addressee(context)}`;
}

/** The organ a notice is written to. A clerk's substitute may sit elsewhere: the notice still goes to the unit. */
const organ = ({ role, told, personUnit }: NoticeContext): string => (role === 'told' ? personUnit.name : told.name);

function addressee(context: NoticeContext): string {
  const { person, personUnit } = context;
  if (person === null || toOrgan(context)) return organ(context);
  return `${styled(context)} ${named(person, personUnit)}`;
}

/**
 * Name and title as they follow "Đồng chí": the head's with the unit, a deputy's or acting head's with "(được giao phụ trách)", a
 * delegate's with "(được ủy quyền)".
 */
function named(person: NoticePerson, unit: NoticeUnit): string {
  const { name, title, post } = person;
  if (title === '') return name;
  if (post === 'acting-head' || post === 'deputy') return `${name}, ${title} (được giao phụ trách)`;
  if (post === 'delegate') return `${name}, ${title} (được ủy quyền)`;
  // A committee member holds no title of the unit in whose charge he is.
  return post === 'committee' ? `${name}, ${title}` : `${name}, ${withUnit(title, unit.name)}`;
}

/** Title and unit, without saying twice what both say: "Chánh Văn phòng" at "Văn phòng Tỉnh ủy" is "Chánh Văn phòng Tỉnh ủy". */
function withUnit(title: string, unit: string): string {
  if (title.toLowerCase().includes(unit.toLowerCase())) return title;
  const [ends, starts] = [title.split(' '), unit.split(' ')];
  for (let shared = Math.min(ends.length, starts.length); shared > 0; shared -= 1) {
    const [end, start] = [ends.slice(-shared).join(' '), starts.slice(0, shared).join(' ')];
    if (end.toLowerCase() === start.toLowerCase()) return [...ends, ...starts.slice(shared)].join(' ');
  }
  return `${title} ${unit}`;
}

/** How the text speaks of its reader: "đồng chí", "ông/bà", or the organ's name. */
export function reader(context: NoticeContext): string {
  return toOrgan(context) ? organ(context) : styled(context).toLowerCase();
}

/** Whether the notice goes upwards. */
export function upwards(context: NoticeContext): boolean {
  const { role, person } = context;
  if (role === 'told') return person !== null && person.post !== 'clerk';
  return role === 'head' || role === 'monitor' || role === 'committee' || role === 'office';
}

/** "Đề nghị", upwards "Kính đề nghị". */
export const ask = (context: NoticeContext): string => (upwards(context) ? 'Kính đề nghị' : 'Đề nghị');
