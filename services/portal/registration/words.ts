import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import type { graphql } from '../graph/graphql.ts'

export const REGISTRATION_STATUS_WORDS: Readonly<
  Record<ReturnType<typeof graphql.scalar<'RegistrationStatus'>>, Bilingual>
> = {
  live: { zh: '在登记', en: 'in force' },
  discharged: { zh: '已注销', en: 'discharged' },
  expired: { zh: '已到期', en: 'expired' },
}
