// Duties and times in one line, as NAME.expected and the tests of times write them. Plain JavaScript, for node runs it without a build too.

/** A time in short: what it says, without its words and place. */
export function shortTime(time) {
  const parts = [
    time.due,
    time.hour,
    time.recurs,
    time.event === null ? null : `event: ${time.event}`,
    time.within,
    time.workingDays ? 'working days' : null,
    time.from === null ? null : `from: ${time.from}`,
    time.starts === null ? null : `starts ${time.starts}`,
    time.ends === null ? null : `ends ${time.ends}`,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

const namesOf = (units) => units.map(({ name }) => name).join(' + ');

/** A duty: units in charge | kind | time | with partners. */
export function lineOf(duty) {
  const kind = duty.review === null ? duty.kind : `${duty.kind} ${duty.review}`;
  const time = duty.time === null ? 'undated' : shortTime(duty.time);
  const partners = duty.coordinators.length === 0 ? [] : [`with ${namesOf(duty.coordinators)}`];
  return [namesOf(duty.leads), kind, time, ...partners].join(' | ');
}
