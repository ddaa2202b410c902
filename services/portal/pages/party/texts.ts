import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    kind: '机构',
    code: '统一社会信用代码或 LEI',
    roles: '角色',
    size: '规模',
    state: '状态',
    active: '正常',
    suspended: '已暂停：不能办理业务',
    id: '编号',
  },
  en: {
    kind: 'Party',
    code: 'Credit code or LEI',
    roles: 'Roles',
    size: 'Size',
    state: 'State',
    active: 'active',
    suspended: 'suspended: it may do nothing',
    id: 'Id',
  },
})
