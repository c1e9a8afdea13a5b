// The same work for every peer: one assignment is updated and one fact inserted in one transaction, once for each input.
import pg from 'pg';
import { until } from '../measure.mjs';

export { figure, perSecond, pool, until } from '../measure.mjs';

const ASSIGNMENTS = 2_000;
const CONNECTIONS = 20;
/** Enough to be steady; the peers need tens of seconds for as many inputs as dondoc is given. */
export const INPUTS = 5_000;
export const AT_ONE_INSTANT = 600;
/** So far ahead that all are scheduled in time. */
export const INSTANT_AHEAD_MS = 5_000;

const BODY = JSON.stringify({
  text: 'Đã hoàn thành, kèm báo cáo số 123-BC/ĐU ngày 20/6/2026 của Ban Thường vụ Đảng ủy.',
  document: { number: '123-BC/ĐU', issuedOn: '2026-06-20' },
  figures: { 'so-chi-bo': 21, 'so-dang-vien': 480 },
});

/** @param {string} url */
export async function openWork(url) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  await pool.query(`create table if not exists assignment (id int primary key, status text);
    create table if not exists fact (seq bigserial primary key, key text unique, body text,
      recorded_at timestamptz not null default clock_timestamp());
    truncate assignment, fact;
    insert into assignment select g, 'open' from generate_series(0, ${ASSIGNMENTS - 1}) as g`);
  return pool;
}

/** One input. @param {pg.ClientBase} client @param {{ index: number, tag: string }} input */
export async function apply(client, { index, tag }) {
  await client.query('begin');
  await client.query(`update assignment set status = 'submitted' where id = $1`, [index % ASSIGNMENTS]);
  await client.query('insert into fact (key, body) values ($1, $2) on conflict do nothing', [`${tag}${index}`, BODY]);
  await client.query('commit');
}

/** The same with a connection of the pool. @param {pg.Pool} pool */
export async function applyOn(pool, input) {
  const client = await pool.connect();
  try {
    await apply(client, input);
  } finally {
    client.release();
  }
}

/**
 * Waits until so many facts are there (looking at the sequence only, which costs nothing); when the last one was written.
 * @param {pg.Pool} pool
 */
export async function untilWritten(pool, count) {
  const sql = 'select count(*)::int as n, max(recorded_at) as last from fact';
  return await until(`${count} facts`, async () => {
    const { rows: numbers } = await pool.query('select last_value::int as n from fact_seq_seq');
    if (numbers[0].n < count) return null;
    const { rows } = await pool.query(sql);
    return rows[0].n >= count && { last: Number(rows[0].last) };
  });
}

/** The figures, as one line of JSON; then the end, whatever is still open. */
export function tell(figures) {
  process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));
}
