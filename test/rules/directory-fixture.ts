// A small province for tests of the directory.
import type { Directory, Holder, Post, Unit } from '../../contracts/directory.ts';

export function holder(post: Post, person: string, some: Partial<Holder> = {}): Holder {
  return {
    post,
    person,
    name: person,
    title: post,
    email: `${person}@example.vn`,
    phone: null,
    from: null,
    until: null,
    ...some,
  };
}

export function unit(id: string, name: string, some: Partial<Unit> = {}): Unit {
  const common = {
    aliases: [],
    parent: null,
    from: null,
    until: null,
    successors: [],
    address: 'organ' as const,
    posts: [],
  };
  return { ...common, id, name, ...some };
}

export const directory: Directory = {
  schema: 'dondoc/directory/v1',
  name: 'Tỉnh mẫu',
  units: [
    unit('tinh-uy', 'Tỉnh ủy', { posts: [holder('head', 'bi-thu'), holder('office', 'chanh-vp')] }),
    unit('vp-tinh-uy', 'Văn phòng Tỉnh ủy', {
      parent: 'tinh-uy',
      posts: [holder('head', 'vp-truong'), holder('clerk', 'vp-can-bo'), holder('clerk', 'vp-can-bo-2')],
    }),
    unit('ubnd-tinh', 'Ủy ban nhân dân tỉnh', { aliases: ['UBND tỉnh'], posts: [holder('head', 'chu-tich')] }),
    unit('so-noi-vu', 'Sở Nội vụ', {
      parent: 'ubnd-tinh',
      posts: [holder('deputy', 'pho-1'), holder('deputy', 'pho-2')],
    }),
    unit('so-tai-chinh', 'Sở Tài chính', {
      parent: 'ubnd-tinh',
      posts: [holder('acting-head', 'quyen'), holder('deputy', 'pho-tc'), holder('committee', 'cap-uy')],
    }),
    unit('hu-luc-nam', 'Huyện ủy Lục Nam', {
      parent: 'tinh-uy',
      until: '2025-06-30',
      successors: ['du-luc-nam'],
      posts: [
        holder('head', 'bi-thu-cu', { until: '2021-05-31' }),
        holder('head', 'bi-thu-moi', { from: '2021-06-01' }),
        holder('clerk', 'can-bo-cu', { until: '2021-05-31' }),
      ],
    }),
    unit('hu-luc-ngan', 'Huyện ủy Lục Ngạn', { parent: 'tinh-uy', until: '2025-06-30' }),
    unit('du-luc-nam', 'Đảng ủy xã Lục Nam', { parent: 'tinh-uy', from: '2025-07-01' }),
  ],
  groups: [
    {
      id: 'cac-huyen-uy',
      name: 'Các huyện ủy',
      aliases: ['huyện ủy trực thuộc Tỉnh ủy'],
      members: ['hu-luc-nam', 'hu-luc-ngan', 'hu-luc-nam'],
    },
    { id: 'cac-dang-uy-xa', name: 'Các đảng ủy xã', aliases: [], members: ['du-luc-nam'] },
    { id: 'ubnd-cac-cap', name: 'UBND các huyện, thành phố', aliases: [], members: ['ubnd-tinh'] },
  ],
};
