import { expect, it } from 'vitest';
import { DAY_MS } from '../../contracts/time.ts';
import { verify } from '../../journal/audit.ts';
import { rows } from '../../journal/connection.ts';
import { erasePerson, saveDirectory } from '../../journal/directory.ts';
import { registerDuties } from '../../journal/directives.ts';
import type { Journal } from '../../journal/journal.ts';
import { claimDigest, claimUrgent, listNotices, markFailed, markSent, queueState } from '../../journal/notices.ts';
import { dropDraft, editDraft, listDrafts, releaseDraft } from '../../journal/drafts.ts';
import type { NoticeRow } from '../../journal/notices.ts';
import { record } from '../../journal/record.ts';
import { listQuestions } from '../../journal/status.ts';
import { dayOf, startOf } from '../../rules/day.ts';
import {
  confirmed,
  directory,
  DUE_AT,
  duty,
  escalated,
  lotOpened,
  lotWriter,
  opened,
  overdue,
  register,
  START,
  submitted,
  tell,
} from './sample.ts';
import type { LotWriter } from './sample.ts';
import { onEveryPostgres } from './servers.ts';
import type { Fact } from '../../contracts/fact.ts';

const D = 'tinh-mau.12-nq-tu.2026';
const A = `${D}/o1/so-a/once`;
const B = `${D}/o1/so-b/once`;
const LATER = DUE_AT + 30 * DAY_MS;

async function deployed(journal: Journal): Promise<LotWriter> {
  await saveDirectory(journal, directory);
  await register(journal, D);
  const place = { quote: 'Sở A xây dựng đề án', place: 'mục III, điểm 1', timeText: 'trước ngày 01/8/2026' };
  await registerDuties(journal, D, [
    { id: 'o1', kind: 'task', review: null, title: 'Đề án', terms: duty('o1'), ...place },
  ]);
  const lot = lotWriter(D, 1);
  await record(journal, { directive: D, lot: 1, facts: [lotOpened(lot, [])] });
  return lot;
}

const write = async (journal: Journal, ...facts: readonly Fact[]): Promise<void> => {
  await record(journal, { directive: D, lot: 1, facts });
};

/** Who hears what, as "form: person state". */
const heard = (notices: readonly NoticeRow[]): readonly string[] =>
  notices.map(({ form, person, state }) => `${form}: ${person ?? '-'} ${state}`).sort();

const allHeard = async (journal: Journal): Promise<readonly string[]> => heard((await listNotices(journal)).notices);

onEveryPostgres('notices', (fresh) => {
  it('go to the persons who hold the posts on the day, and to nobody twice', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    const notify = [
      tell('head', 'so-a', 'overdue'),
      tell('clerk', 'so-a', 'overdue'),
      // The monitor's head hears one form of one fact once, though two roles lead to the same person.
      tell('monitor', 'so-a', 'escalation'),
      tell('head', 'van-phong', 'escalation'),
      tell('monitor-clerk', 'so-a', 'checkMail'),
      // Nobody is in charge of it, and nobody has to be.
      tell('committee', 'so-a', 'escalation'),
    ];
    await write(journal, opened(lot, 'so-a'), overdue(lot, A, notify));
    await write(journal);
    expect(await allHeard(journal)).toEqual([
      'assigned: cb-a queued',
      'checkMail: theo-doi queued',
      'escalation: cvp queued',
      'overdue: cb-a queued',
      'overdue: gd-a queued',
    ]);
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('stay in the inbox of a person without an address', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    await write(journal, opened(lot, 'so-b'));
    expect(await allHeard(journal)).toEqual(['assigned: cb-b no-address']);
    expect(await claimDigest(journal, LATER, 10, LATER)).toEqual([]);
  });

  it('go to the deputy of a vacant head and ask about the post once, until a directory fills it', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    await write(journal, opened(lot, 'so-b'), overdue(lot, B, [tell('head', 'so-b', 'overdue')]));
    await write(journal, escalated(lot, B, [tell('head', 'so-b', 'escalation')]));
    expect(await allHeard(journal)).toContain('overdue: pgd-b queued');
    const [question, ...others] = await listQuestions(journal);
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      id: 'vacantPost/so-b/head',
      kind: 'vacantPost',
      subject: 'so-b',
      origin: 'journal',
    });
    // From 2027 the post is held: the same post is not vacant on a later day.
    const later = startOf(dayOf('2027-02-01'));
    await write(journal, overdue(lot, B, [tell('head', 'so-b', 'overdue')], { rung: 'sau', at: later }));
    expect(await allHeard(journal)).toContain('overdue: gd-b queued');
    const filled = {
      ...directory,
      units: directory.units.map((unit) => ({
        ...unit,
        posts: unit.posts.map((holder) => ({ ...holder, from: null })),
      })),
    };
    await saveDirectory(journal, filled);
    expect(await listQuestions(journal)).toEqual([]);
    expect(await listQuestions(journal, { all: true })).toHaveLength(1);
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('are kept as unaddressed where nobody can be found', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    await write(journal, opened(lot, 'so-z'));
    expect(await allHeard(journal)).toEqual(['assigned: - unaddressed']);
    expect(await listQuestions(journal)).toMatchObject([{ id: 'vacantPost/so-z/head' }]);
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('tell the settlement to exactly those who were told that it was late, in the same batch or before', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    await write(
      journal,
      opened(lot, 'so-a'),
      overdue(lot, A, [tell('clerk', 'so-a', 'overdue')]),
      escalated(lot, A, [
        tell('committee', 'so-a', 'escalation'),
        tell('head', 'tinh-uy', 'escalation', { release: 'by-person' }),
      ]),
    );
    // Chasing the monitor for a confirmation tells nobody that the unit is late.
    await write(
      journal,
      escalated(lot, A, [tell('monitor', 'so-a', 'escalation')], { rung: 'cho', ladder: 'confirmation' }),
    );
    await write(
      journal,
      overdue(lot, A, [tell('head', 'so-a', 'overdue')], { rung: 'nac-2' }),
      submitted(lot, A, { late: true }),
      confirmed(lot, A, { late: true, notify: [tell('told', 'so-a', 'settled')] }),
    );
    const { notices } = await listNotices(journal, { form: 'settled' });
    expect(heard(notices)).toEqual(['settled: cb-a queued', 'settled: gd-a queued']);
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('wait as drafts where a person releases them', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    const notify = [
      tell('head', 'so-a', 'escalation', { release: 'by-person' }),
      tell('monitor', 'so-a', 'overdue', { release: 'by-person' }),
    ];
    await write(journal, opened(lot, 'so-a'), escalated(lot, A, notify));
    const { notices } = await listNotices(journal, { states: ['draft'] });
    expect(heard(notices)).toEqual(['escalation: gd-a draft', 'overdue: cvp draft']);
    const [one, other] = notices;
    if (one === undefined || other === undefined) throw new Error('two drafts');
    const waiting = await listDrafts(journal);
    expect(waiting.drafts.map(({ person }) => person.id).toSorted()).toEqual(['cvp', 'gd-a']);
    expect(waiting.unreachable).toEqual([]);
    await rows(journal, `update person set email = null where id = 'cvp'`);
    expect((await listDrafts(journal)).unreachable.map(({ person }) => person)).toEqual(['cvp']);
    await rows(journal, `update person set email = 'cvp@x.example' where id = 'cvp'`);
    expect(await releaseDraft(journal, one.id, 'Lê Thị Duyệt')).toBe(true);
    expect(await releaseDraft(journal, one.id, 'người khác')).toBe(false);
    expect(await dropDraft(journal, other.id, 'Lê Thị Duyệt')).toBe(true);
    expect(await rows(journal, `select distinct settled_by from notice where settled_by is not null`)).toEqual([
      { settled_by: 'Lê Thị Duyệt' },
    ]);
    expect(await queueState(journal)).toMatchObject({ draft: 0, queued: 2 });
  });

  it('are all listed, however many wait', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    const notify = [tell('head', 'so-a', 'escalation', { release: 'by-person' })];
    await write(journal, opened(lot, 'so-a'), escalated(lot, A, notify));
    await rows(
      journal,
      `insert into notice overriding system value
       select (jsonb_populate_record(null::notice, to_jsonb(n) || jsonb_build_object('id', n.id + i, 'key', n.key || '/' || i))).*
       from notice n, generate_series(1, 450) as i where n.state = 'draft'`,
    );
    const { drafts } = await listDrafts(journal);
    expect(drafts).toHaveLength(451);
    expect(drafts.map(({ id }) => id)).toEqual(drafts.map(({ id }) => id).toSorted((a, b) => a - b));
  });

  it('may be given other words while they wait, and then leave alone and not in a digest', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    await write(
      journal,
      opened(lot, 'so-a'),
      escalated(lot, A, [tell('head', 'so-a', 'escalation', { release: 'by-person' })]),
    );
    const [draft] = (await listNotices(journal, { states: ['draft'] })).notices;
    if (draft === undefined) throw new Error('a draft');
    const words = { subject: null, text: 'Kính gửi đồng chí:\n  nội dung đã sửa', by: 'Lê Thị Duyệt' };
    expect(await editDraft(journal, draft.id, words)).toBe(true);
    expect((await listDrafts(journal)).drafts[0]?.own).toEqual({ subject: null, text: words.text });
    await releaseDraft(journal, draft.id, 'Lê Thị Duyệt');
    expect(await editDraft(journal, draft.id, words)).toBe(false);
    const inDigest = (await claimDigest(journal, LATER, 10, LATER)).flatMap(({ notices }) => notices);
    expect(inDigest.map(({ id }) => id)).not.toContain(draft.id);
    expect((await claimUrgent(journal, LATER, 10)).map(({ id, own }) => [id, own?.text])).toEqual([
      [draft.id, words.text],
    ]);
    await expect(editDraft(journal, draft.id, { ...words, text: 'x'.repeat(20_001) })).rejects.toMatchObject({
      code: 'tooLarge',
    });
  });

  it('are claimed urgent by one mailer at a time, and given to another only when the lease ends', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    const units = Array.from({ length: 40 }, (_, index) => `2026-W${String(index + 10)}`);
    const facts = units.map((period) =>
      opened(lot, 'so-a', period, { notify: [tell('clerk', 'so-a', 'assigned', { urgent: true })] }),
    );
    await write(journal, ...facts);
    const claims = await Promise.all([1, 2, 3, 4].map(async () => await claimUrgent(journal, LATER, 15)));
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids, ...(await claimUrgent(journal, LATER, 100)).map(({ id }) => id)]).toHaveLength(40);
    expect(await claimUrgent(journal, LATER, 100)).toEqual([]);
    await rows(journal, `update notice set lease_until = clock_timestamp() - interval '1 second'`);
    expect(await claimUrgent(journal, LATER, 100)).toHaveLength(40);
  });

  it('carry all that a mail says', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    await write(journal, opened(lot, 'so-a'), overdue(lot, A, [tell('clerk', 'so-a', 'overdue', { urgent: true })]));
    await write(journal, escalated(lot, A, [tell('head', 'so-a', 'escalation', { urgent: true })]));
    const mails = await claimUrgent(journal, LATER, 10);
    expect(mails.map(({ form }) => form)).toEqual(['overdue', 'escalation']);
    expect(mails[1]).toMatchObject({
      person: { id: 'gd-a', name: 'Người gd-a', email: 'gd-a@example.vn', title: 'Chức danh head', unitName: 'Sở A' },
      unit: { id: 'so-a', name: 'Sở A', address: 'organ' },
      directive: { number: '12-NQ/TU', kind: 'nghi-quyet', issuer: 'Tỉnh ủy', issuedOn: '2026-06-08' },
      monitor: { id: 'van-phong', name: 'Văn phòng Tỉnh ủy' },
      duty: { quote: 'Sở A xây dựng đề án', place: 'mục III, điểm 1', timeText: 'trước ngày 01/8/2026' },
      assignment: { status: 'open', dueOn: '2026-07-31', dueAt: DUE_AT, generation: 1 },
      fact: { type: 'rung.escalated', body: { rung: 'bao-cao' } },
      earlier: [
        { form: 'assigned', on: '2026-07-01' },
        { form: 'overdue', on: '2026-08-02' },
      ],
    });
  });

  it('join in one digest a person, urgent ones that did not go out included, and never split a person between mailers', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    for (let index = 10; index < 40; index += 1) {
      const notify = [tell('clerk', 'so-a', 'assigned'), tell('head', 'so-a', 'assigned', { urgent: index % 2 === 0 })];
      await write(journal, opened(lot, 'so-a', `2026-W${index}`, { notify }));
    }
    const late = opened(lot, 'so-a', '2026-W50', { at: LATER + DAY_MS });
    await write(journal, late);
    const digests = (
      await Promise.all([1, 2, 3, 4].map(async () => await claimDigest(journal, LATER, 5, LATER)))
    ).flat();
    expect(digests.map(({ person, notices }) => `${person} ${notices.length}`).sort()).toEqual(['cb-a 30', 'gd-a 30']);
    expect(digests[0]?.notices.some(({ createdAt }) => createdAt > START)).toBe(false);
    expect(await claimDigest(journal, LATER, 5, LATER)).toEqual([]);
  });

  it('are sent once, tried again when told to, and fail for good in the end', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    const urgent = {
      notify: [tell('clerk', 'so-a', 'assigned', { urgent: true }), tell('head', 'so-a', 'assigned', { urgent: true })],
    };
    await write(journal, opened(lot, 'so-a', 'once', urgent));
    const [one, other] = await claimUrgent(journal, LATER, 10);
    if (one === undefined || other === undefined) throw new Error('two notices');
    await markSent(journal, [one.id], '<1@dondoc>', LATER);
    await markFailed(journal, [other.id], '451 bận', LATER + 60_000);
    expect(await claimUrgent(journal, LATER, 10)).toEqual([]);
    expect((await claimUrgent(journal, LATER + 60_000, 10)).map(({ id, attempts }) => [id, attempts])).toEqual([
      [other.id, 2],
    ]);
    await markFailed(journal, [other.id], '550 không có', null);
    expect(await queueState(journal)).toMatchObject({ queued: 0, failed: 1 });
    const { notices } = await listNotices(journal, { states: ['sent'] });
    expect(notices).toMatchObject([{ id: one.id, sentAt: LATER, messageId: '<1@dondoc>', lastError: null }]);
  });

  it('of an erased person are dropped, without a trace of the name or address', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    await write(
      journal,
      opened(lot, 'so-a', 'once', { notify: [tell('clerk', 'so-a', 'assigned', { urgent: true })] }),
    );
    const [claimed] = await claimUrgent(journal, LATER, 10);
    await markFailed(journal, [claimed?.id ?? 0], '550 cb-a@example.vn unknown', LATER);
    expect(await erasePerson(journal, 'cb-a')).toBe(true);
    expect(await erasePerson(journal, 'khong-co')).toBe(false);
    expect(await allHeard(journal)).toEqual(['assigned: cb-a dropped']);
    const again = await saveDirectory(journal, directory);
    expect(again.erased).toEqual(['cb-a']);
    await write(journal, opened(lot, 'so-a', '2026'));
    expect(await allHeard(journal)).toEqual(['assigned: cb-a dropped', 'assigned: cb-a no-address']);
    const tables = await rows<{ name: string }>(
      journal,
      `select c.relname as name from pg_class c join pg_namespace s on s.oid = c.relnamespace
       where c.relkind = 'r' and s.nspname = current_schema()`,
    );
    for (const { name } of tables) {
      const found = await rows(
        journal,
        `select 1 from "${name}" t where t::text like '%Người cb-a%' or t::text like '%cb-a@example.vn%'`,
      );
      expect(found, name).toEqual([]);
    }
    expect((await verify(journal)).problems).toEqual([]);
  });

  it('come in pages, newest first', async () => {
    await using journal = await fresh();
    const lot = await deployed(journal);
    await write(journal, ...Array.from({ length: 25 }, (_, index) => opened(lot, 'so-a', `2026-W${index + 10}`)));
    const first = await listNotices(journal, { person: 'cb-a' }, { limit: 10 });
    const second = await listNotices(journal, { person: 'cb-a' }, { limit: 20, before: first.next ?? 0 });
    expect([first.notices.length, second.notices.length, second.next]).toEqual([10, 15, null]);
    const ids = [...first.notices, ...second.notices].map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  });
});
