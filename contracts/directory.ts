// The directory of units: who carries duties, who is told. Persons' names and addresses stand here and in one erasable table,
// never in facts.
import { z } from 'zod';
import { DayText } from './plan.ts';
import { ID_PART } from './ids.ts';

export const MAX_UNITS = 5_000;

/**
 * delegate: told in the head's place for a period (ủy quyền), while the head keeps the post; committee: the committee member in charge of the unit (cấp ủy viên phụ trách); office: the issuing
 * organ's office.
 */
export const Post = z.enum(['head', 'acting-head', 'delegate', 'deputy', 'clerk', 'committee', 'office']);
export type Post = z.infer<typeof Post>;

export const Holder = z.object({
  post: Post,
  /** Stable id of the person: facts and notices carry it. */
  person: z.string().regex(ID_PART),
  name: z.string().min(1).max(200),
  title: z.string().min(1).max(200),
  email: z.email().nullable().default(null),
  phone: z.string().max(40).nullable().default(null),
  from: DayText.nullable().default(null),
  /** The last day in the post. */
  until: DayText.nullable().default(null),
});
export type Holder = Readonly<z.infer<typeof Holder>>;

export const Unit = z.object({
  id: z.string().regex(ID_PART),
  name: z.string().min(1).max(300),
  aliases: z.array(z.string().min(1).max(300)).default([]),
  parent: z.string().regex(ID_PART).nullable().default(null),
  from: DayText.nullable().default(null),
  until: DayText.nullable().default(null),
  successors: z.array(z.string().regex(ID_PART)).default([]),
  /** "organ": Kính gửi {unit}, Đồng chí; "enterprise": Ông/Bà. */
  address: z.enum(['organ', 'enterprise']).default('organ'),
  posts: z.array(Holder).default([]),
});
export type Unit = Readonly<z.infer<typeof Unit>>;

/** A name that stands for several units: "các huyện ủy". Members are units valid on the day asked about. */
export const Group = z.object({
  id: z.string().regex(ID_PART),
  name: z.string().min(1).max(300),
  aliases: z.array(z.string().min(1).max(300)).default([]),
  members: z.array(z.string().regex(ID_PART)).min(1),
});
export type Group = Readonly<z.infer<typeof Group>>;

export const Directory = z.object({
  schema: z.literal('dondoc/directory/v1'),
  name: z.string(),
  units: z.array(Unit).min(1).max(MAX_UNITS),
  groups: z.array(Group).default([]),
});
export type Directory = Readonly<z.infer<typeof Directory>>;
