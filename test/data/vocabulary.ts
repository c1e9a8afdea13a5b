// The names by which directives of a province call its organs: general lists of the genre, put together by organ and level, so that a
// name nobody wrote down ("viện kiểm sát nhân dân cùng cấp") is there too. No list follows one document's wording.

/** Where an organ exists. */
export type Level = 'province' | 'district' | 'commune';

export interface NamedOrgan {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly parent?: string;
  /** Groups it is a member of, by key of GROUPS. */
  readonly in?: readonly string[];
}

/** Organs of which a province has one. `{tỉnh}` is the province's name. */
export const PROVINCIAL: readonly NamedOrgan[] = [
  { id: 'tinh-uy', name: 'Tỉnh ủy', aliases: ['Tỉnh ủy {tỉnh}', 'Ban Chấp hành Đảng bộ tỉnh'] },
  { id: 'ban-thuong-vu-tinh-uy', name: 'Ban Thường vụ Tỉnh ủy', parent: 'tinh-uy' },
  { id: 'thuong-truc-tinh-uy', name: 'Thường trực Tỉnh ủy', parent: 'tinh-uy' },
  // Persons named as a body are reached through the Tỉnh ủy.
  {
    id: 'tinh-uy-vien',
    name: 'Tỉnh ủy viên',
    aliases: ['Ủy viên Ban Chấp hành Đảng bộ tỉnh'],
    parent: 'tinh-uy',
  },
  { id: 'uy-vien-ban-thuong-vu', name: 'Ủy viên Ban Thường vụ Tỉnh ủy', parent: 'tinh-uy' },
  { id: 'van-phong-tinh-uy', name: 'Văn phòng Tỉnh ủy', parent: 'tinh-uy', in: ['advisers'] },
  { id: 'ban-to-chuc-tinh-uy', name: 'Ban Tổ chức Tỉnh ủy', parent: 'tinh-uy', in: ['advisers'] },
  { id: 'ban-tuyen-giao-tinh-uy', name: 'Ban Tuyên giáo Tỉnh ủy', parent: 'tinh-uy', in: ['advisers'] },
  { id: 'ban-dan-van-tinh-uy', name: 'Ban Dân vận Tỉnh ủy', parent: 'tinh-uy', in: ['advisers'] },
  {
    id: 'ban-tuyen-giao-dan-van-tinh-uy',
    name: 'Ban Tuyên giáo và Dân vận Tỉnh ủy',
    parent: 'tinh-uy',
    in: ['advisers'],
  },
  { id: 'ban-noi-chinh-tinh-uy', name: 'Ban Nội chính Tỉnh ủy', parent: 'tinh-uy', in: ['advisers', 'justice'] },
  {
    id: 'uy-ban-kiem-tra-tinh-uy',
    name: 'Ủy ban Kiểm tra Tỉnh ủy',
    aliases: ['cơ quan Ủy ban Kiểm tra Tỉnh ủy'],
    parent: 'tinh-uy',
    in: ['advisers'],
  },
  {
    id: 'truong-chinh-tri-tinh',
    name: 'Trường Chính trị tỉnh',
    aliases: ['Trường Chính trị', 'Trường Chính trị {trường}'],
    parent: 'tinh-uy',
  },
  {
    id: 'bao-tinh',
    name: 'Báo {tỉnh}',
    aliases: ['Báo và Phát thanh, truyền hình {tỉnh}', 'Báo và Phát thanh, truyền hình tỉnh'],
    parent: 'tinh-uy',
    in: ['press'],
  },
  {
    id: 'dai-phat-thanh-truyen-hinh-tinh',
    name: 'Đài Phát thanh và Truyền hình tỉnh',
    aliases: ['Đài Phát thanh - Truyền hình tỉnh', 'Đài Phát thanh và Truyền hình {tỉnh}'],
    parent: 'tinh-uy',
    in: ['press'],
  },
  { id: 'bcs-ubnd-tinh', name: 'Ban cán sự đảng UBND tỉnh', parent: 'tinh-uy', in: ['civil-party'] },
  { id: 'bcs-toa-an', name: 'Ban cán sự đảng Tòa án nhân dân tỉnh', parent: 'tinh-uy', in: ['civil-party'] },
  {
    id: 'bcs-vien-kiem-sat',
    name: 'Ban cán sự đảng Viện Kiểm sát nhân dân tỉnh',
    parent: 'tinh-uy',
    in: ['civil-party'],
  },
  { id: 'dang-doan-hdnd-tinh', name: 'Đảng đoàn Hội đồng nhân dân tỉnh', parent: 'tinh-uy', in: ['factions'] },
  {
    id: 'dang-doan-mat-tran-tinh',
    name: 'Đảng đoàn Ủy ban Mặt trận Tổ quốc tỉnh',
    aliases: ['Đảng đoàn Mặt trận Tổ quốc tỉnh', 'Đảng đoàn Ủy ban Mặt trận Tổ quốc'],
    parent: 'tinh-uy',
    in: ['factions'],
  },
  {
    id: 'dang-doan-lien-doan-lao-dong',
    name: 'Đảng đoàn Liên đoàn Lao động tỉnh',
    parent: 'tinh-uy',
    in: ['factions'],
  },
  { id: 'dang-doan-hoi-nong-dan', name: 'Đảng đoàn Hội Nông dân tỉnh', parent: 'tinh-uy', in: ['factions'] },
  { id: 'dang-doan-hoi-phu-nu', name: 'Đảng đoàn Hội Liên hiệp Phụ nữ tỉnh', parent: 'tinh-uy', in: ['factions'] },
  {
    id: 'dang-doan-hoi-cuu-chien-binh',
    name: 'Đảng đoàn Hội Cựu chiến binh tỉnh',
    parent: 'tinh-uy',
    in: ['factions'],
  },
  { id: 'dang-uy-ubnd-tinh', name: 'Đảng ủy UBND tỉnh', parent: 'tinh-uy', in: ['under'] },
  { id: 'dang-uy-hdnd-tinh', name: 'Đảng ủy HĐND tỉnh', parent: 'tinh-uy', in: ['under'] },
  {
    id: 'dang-uy-mat-tran-tinh',
    name: 'Đảng ủy Mặt trận Tổ quốc tỉnh',
    aliases: ['Đảng ủy Ủy ban Mặt trận Tổ quốc tỉnh', 'Đảng ủy MTTQ và các đoàn thể tỉnh'],
    parent: 'tinh-uy',
    in: ['under'],
  },
  {
    id: 'dang-uy-cac-co-quan-dang-tinh',
    name: 'Đảng ủy các cơ quan Đảng tỉnh',
    aliases: ['Đảng ủy Khối các cơ quan tỉnh'],
    parent: 'tinh-uy',
    in: ['under'],
  },
  { id: 'dang-uy-khoi-doanh-nghiep', name: 'Đảng ủy Khối doanh nghiệp tỉnh', parent: 'tinh-uy', in: ['under'] },
  {
    id: 'dang-uy-cong-an-tinh',
    name: 'Đảng ủy Công an tỉnh',
    aliases: ['Đảng ủy Công an'],
    parent: 'tinh-uy',
    in: ['under'],
  },
  {
    id: 'dang-uy-quan-su-tinh',
    name: 'Đảng ủy Quân sự tỉnh',
    aliases: ['Đảng ủy Quân sự'],
    parent: 'tinh-uy',
    in: ['under'],
  },
  { id: 'dang-uy-bien-phong-tinh', name: 'Đảng ủy Bộ đội Biên phòng tỉnh', parent: 'tinh-uy', in: ['under'] },
  {
    id: 'hdnd-tinh',
    name: 'Hội đồng nhân dân tỉnh',
    aliases: ['Thường trực HĐND tỉnh', 'các ban của HĐND tỉnh', 'các ban HĐND tỉnh'],
  },
  { id: 'doan-dai-bieu-quoc-hoi', name: 'Đoàn đại biểu Quốc hội tỉnh', aliases: ['Đoàn ĐBQH tỉnh'] },
  { id: 'ubnd-tinh', name: 'Ủy ban nhân dân tỉnh', aliases: ['UBND tỉnh {tỉnh}', 'Chủ tịch UBND tỉnh'] },
  { id: 'van-phong-ubnd-tinh', name: 'Văn phòng UBND tỉnh', parent: 'ubnd-tinh', in: ['departments'] },
  {
    id: 'mat-tran-to-quoc-tinh',
    name: 'Ủy ban Mặt trận Tổ quốc tỉnh',
    aliases: ['Mặt trận Tổ quốc tỉnh', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh', 'Ban Thường trực Ủy ban MTTQ tỉnh'],
  },
  { id: 'lien-doan-lao-dong-tinh', name: 'Liên đoàn Lao động tỉnh', in: ['unions'] },
  {
    id: 'tinh-doan',
    name: 'Tỉnh đoàn',
    aliases: ['Tỉnh đoàn {tỉnh}', 'Tỉnh đoàn Thanh niên', 'Ban Thường vụ Tỉnh đoàn', 'Đoàn TNCS Hồ Chí Minh tỉnh'],
    in: ['unions'],
  },
  { id: 'hoi-phu-nu-tinh', name: 'Hội Liên hiệp Phụ nữ tỉnh', aliases: ['Hội Phụ nữ tỉnh'], in: ['unions'] },
  { id: 'hoi-nong-dan-tinh', name: 'Hội Nông dân tỉnh', in: ['unions'] },
  { id: 'hoi-cuu-chien-binh-tinh', name: 'Hội Cựu chiến binh tỉnh', in: ['unions'] },
  { id: 'hiep-hoi-doanh-nghiep-tinh', name: 'Hiệp hội Doanh nghiệp tỉnh' },
  { id: 'lien-minh-hop-tac-xa-tinh', name: 'Liên minh Hợp tác xã tỉnh' },
  { id: 'cong-an-tinh', name: 'Công an tỉnh', in: ['justice'] },
  { id: 'bo-chi-huy-quan-su-tinh', name: 'Bộ Chỉ huy Quân sự tỉnh', aliases: ['Bộ CHQS tỉnh'] },
  { id: 'bo-chi-huy-bien-phong-tinh', name: 'Bộ Chỉ huy Bộ đội Biên phòng tỉnh' },
  { id: 'toa-an-nhan-dan-tinh', name: 'Tòa án nhân dân tỉnh', in: ['justice'] },
  { id: 'vien-kiem-sat-tinh', name: 'Viện Kiểm sát nhân dân tỉnh', in: ['justice'] },
  {
    id: 'cuc-thi-hanh-an-tinh',
    name: 'Cục Thi hành án dân sự tỉnh',
    aliases: ['Thi hành án dân sự tỉnh'],
    in: ['justice'],
  },
  { id: 'thanh-tra-tinh', name: 'Thanh tra tỉnh', parent: 'ubnd-tinh', in: ['departments'] },
  {
    id: 'ban-quan-ly-khu-cong-nghiep',
    name: 'Ban Quản lý các khu công nghiệp tỉnh',
    aliases: ['Ban Quản lý các khu công nghiệp'],
    parent: 'ubnd-tinh',
    in: ['departments'],
  },
  { id: 'cuc-thue-tinh', name: 'Cục Thuế tỉnh', aliases: ['Thuế tỉnh', 'cơ quan thuế'], in: ['departments'] },
  { id: 'hai-quan-tinh', name: 'Chi cục Hải quan tỉnh', aliases: ['cơ quan hải quan'], in: ['departments'] },
  {
    id: 'quan-ly-thi-truong',
    name: 'Cục Quản lý thị trường tỉnh',
    aliases: ['cơ quan quản lý thị trường'],
    in: ['departments'],
  },
  { id: 'kho-bac-tinh', name: 'Kho bạc Nhà nước tỉnh', in: ['departments'] },
  { id: 'bao-hiem-xa-hoi-tinh', name: 'Bảo hiểm xã hội tỉnh', aliases: ['cơ quan BHXH', 'cơ quan bảo hiểm xã hội'] },
  { id: 'ngan-hang-nha-nuoc-tinh', name: 'Ngân hàng Nhà nước chi nhánh tỉnh' },
];

/** Departments of the provincial people's committee before and after the mergers of 2025. */
export const DEPARTMENTS: readonly (readonly [id: string, field: string])[] = [
  ['noi-vu', 'Nội vụ'],
  ['tu-phap', 'Tư pháp'],
  ['tai-chinh', 'Tài chính'],
  ['ke-hoach-dau-tu', 'Kế hoạch và Đầu tư'],
  ['cong-thuong', 'Công Thương'],
  ['xay-dung', 'Xây dựng'],
  ['giao-thong', 'Giao thông vận tải'],
  ['nong-nghiep', 'Nông nghiệp và Phát triển nông thôn'],
  ['nong-nghiep-moi-truong', 'Nông nghiệp và Môi trường'],
  ['tai-nguyen', 'Tài nguyên và Môi trường'],
  ['khoa-hoc', 'Khoa học và Công nghệ'],
  ['thong-tin', 'Thông tin và Truyền thông'],
  ['giao-duc', 'Giáo dục và Đào tạo'],
  ['y-te', 'Y tế'],
  ['lao-dong', 'Lao động - Thương binh và Xã hội'],
  ['van-hoa', 'Văn hóa, Thể thao và Du lịch'],
  ['ngoai-vu', 'Ngoại vụ'],
  ['dan-toc', 'Dân tộc và Tôn giáo'],
];

/** Organs that districts and communes have, with the words before the place's name. */
export const LOCAL: readonly {
  readonly id: string;
  readonly kind: string;
  readonly district: readonly string[];
  readonly commune: readonly string[];
}[] = [
  { id: 'cap-uy', kind: 'committee', district: ['{ủy} {nơi}'], commune: ['Đảng ủy {cấp} {nơi}', 'Đảng ủy {nơi}'] },
  { id: 'ubnd', kind: 'government', district: ['UBND {cấp} {nơi}'], commune: ['UBND {cấp} {nơi}'] },
  { id: 'hdnd', kind: 'council', district: ['HĐND {cấp} {nơi}'], commune: ['HĐND {cấp} {nơi}'] },
  { id: 'mat-tran', kind: 'front', district: ['Ủy ban MTTQ {cấp} {nơi}'], commune: ['Ủy ban MTTQ {cấp} {nơi}'] },
  { id: 'doan', kind: 'union', district: ['Đoàn Thanh niên {cấp} {nơi}'], commune: ['Đoàn Thanh niên {cấp} {nơi}'] },
  { id: 'cong-an', kind: 'police', district: ['Công an {cấp} {nơi}'], commune: ['Công an {cấp} {nơi}'] },
  { id: 'ubkt', kind: 'inspection', district: ['Ủy ban Kiểm tra {ủy} {nơi}'], commune: [] },
  { id: 'ban-tuyen-giao', kind: 'propaganda', district: ['Ban Tuyên giáo {ủy} {nơi}'], commune: [] },
  { id: 'toa-an', kind: 'court', district: ['Tòa án nhân dân {cấp} {nơi}'], commune: [] },
  { id: 'vien-kiem-sat', kind: 'prosecution', district: ['Viện Kiểm sát nhân dân {cấp} {nơi}'], commune: [] },
];
