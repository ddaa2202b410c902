import type { Choice } from '../../list/list-filters.ts'
import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '本机构密钥',
    text: '设备丢失时，请经办起草、复核签署，立即吊销其密钥；本人随后可申请新密钥。',
    lost: '为丢失的设备申请新密钥',
    revoke: '吊销',
    revokeWhat: '吊销密钥 {key}',
    inForce: '有效',
    revoked: '已吊销',
    custody: '平台托管',
    own: '本人掌控',
    none: '还没有密钥。',
  },
  en: {
    title: 'Keys of our firm',
    text:
      'When a device is lost, a maker draws up and a checker signs that its key is revoked, at ' +
      'once. Its owner then applies for a new one.',
    lost: 'Apply for a new key for a lost device',
    revoke: 'Revoke',
    revokeWhat: 'Revoke the key {key}',
    inForce: 'in force',
    revoked: 'revoked',
    custody: 'kept by the platform',
    own: 'in its owner’s hands',
    none: 'There is no key yet.',
  },
})

export const LABELS = {
  user: { zh: '用户', en: 'User' },
  duty: { zh: '职责', en: 'Duty' },
  key: { zh: '密钥编号', en: 'Key' },
  place: { zh: '由谁掌控', en: 'Where it is' },
  state: { zh: '状态', en: 'State' },
  act: { zh: '办理', en: 'Action' },
}

export const ORDERS: readonly Choice[] = [
  { value: 'NEWEST', zh: '新登记在前', en: 'Newest first' },
  { value: 'OLDEST', zh: '先登记在前', en: 'Oldest first' },
]
