import type { RegistrationFact } from '../../../../contracts/registration/facts.ts'
import { defineNoun } from '../../engine/noun/noun.ts'
import { auditRegisters } from './audit-registers.ts'
import { registrationFacts } from './facts.ts'
import {
  changeRegistrationAct,
  dischargeRegistrationAct,
  expireRegistrationAct,
  extendRegistrationAct,
  judgeHitsAct,
  registerFinancingAct,
  searchRegisterAct,
} from './registration.acts.ts'

/** The acts at the national register, by their names in commands. */
const registrationActs = {
  'registration.search-register': searchRegisterAct,
  'registration.judge-hits': judgeHitsAct,
  'registration.register-financing': registerFinancingAct,
  'registration.extend-registration': extendRegistrationAct,
  'registration.change-registration': changeRegistrationAct,
  'registration.discharge-registration': dischargeRegistrationAct,
  'registration.expire-registration': expireRegistrationAct,
}

/** What lenders have searched, registered and kept up at the national register. */
export const registration = defineNoun<RegistrationFact>()({
  name: 'registration',
  acts: registrationActs,
  facts: registrationFacts,
  instrument: null,
  shows: { src: 'ledger.shown_register_searches' },
  newIds: ['register_search_pkey', 'registration_pkey'],
  audit: () => {
    const { replays, ...audit } = auditRegisters()
    return {
      ...audit,
      replays: {
        'registration.search-register': replays.searched,
        'registration.judge-hits': replays.judged,
        'registration.register-financing': replays.registered,
        'registration.extend-registration': replays.extended,
        'registration.change-registration': replays.changed,
        'registration.discharge-registration': replays.discharged,
        'registration.expire-registration': replays.expired,
      },
    }
  },
})
