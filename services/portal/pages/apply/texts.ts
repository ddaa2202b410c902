import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '申请加入',
    intro:
      '运营方的两名人员会在平台之外核实贵机构，然后签署登记。提交后可随时在此浏览器中查看进度。',
    firm: '机构',
    invited: '据邀请申请，代码以邀请所载为准。',
    uninvited: '不用邀请',
    name: '登记名称',
    code: '统一社会信用代码（18 位）或 LEI（20 位）',
    size: '规模',
    roles: '在平台上的角色（可多选）',
    people: '经办人员',
    peopleWhy:
      '除代表人一人的机构外，至少需要经办与复核两人。每人应在自己的设备上制作人员卡（见下），由申请人一并提交；也可在本浏览器中为本人生成密钥。',
    none: '尚未添加人员。',
    remove: '移除',
    here: '在此浏览器中生成密钥并添加',
    card: '添加他人的人员卡文件',
    badCard: '所选文件不是人员卡。',
    otherCard: '这张人员卡是按另一运营方代码制作的，请在本账本重新制作。',
    papers: '文件',
    licence: '营业执照',
    authorisation: '授权书',
    paperWhy: 'PDF、PNG 或 JPEG，每份不超过 1 MiB。',
    send: '提交申请',
    sending: '正在提交…',
    peopleMissing: '请至少添加一人。',
    rolesMissing: '请至少选择一种角色。',
    cardLink: '为本人制作人员卡',
    statusLink: '查看已提交的申请',
  },
  en: {
    title: 'Apply to join',
    intro:
      'Two officers of the operator check your firm outside the platform, then sign its ' +
      'enrolment. Once you have applied, this browser shows how far it has come.',
    firm: 'The firm',
    invited: 'Applying with an invitation, which is for this code.',
    uninvited: 'Apply without it',
    name: 'Registered name',
    code: 'Unified social credit code (18 characters) or LEI (20)',
    size: 'Size',
    roles: 'What it is to be on the platform (one or several)',
    people: 'Who acts for it',
    peopleWhy:
      'Unless its representative acts alone, a firm needs a maker and a checker. Each makes a ' +
      'card on a device of their own (see below), and you send all of them; your own key you can ' +
      'make in this browser.',
    none: 'Nobody has been added yet.',
    remove: 'Remove',
    here: 'Make a key in this browser and add its person',
    card: 'Add the card of somebody else',
    badCard: 'The file chosen is no card.',
    otherCard: 'This card was made under the code of another operator: make it again here.',
    papers: 'Papers',
    licence: 'Business licence',
    authorisation: 'Letter of authorisation',
    paperWhy: 'PDF, PNG or JPEG, of at most 1 MiB each.',
    send: 'Apply',
    sending: 'Applying…',
    peopleMissing: 'Add at least one person.',
    rolesMissing: 'Choose at least one role.',
    cardLink: 'Make a card for yourself',
    statusLink: 'See what was applied for',
  },
})
