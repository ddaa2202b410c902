import type { ActAnswer } from '../../contracts/command/answer.ts'
import { addMonths, type BusinessDate } from '../../contracts/kernel/date.ts'
import { partyActs, proveKey, titleActs } from '../client/index.ts'
import type { RootSecret } from '../platform/root-secret.ts'
import { SetupFault } from '../platform/setup-fault.ts'
import { type Cast, digestText, findSystemKey, idFor, type Member } from './cast.ts'
import type { Outbox } from './outbox.ts'

/** Fen; a supplier's system may sign a manifest of up to as much alone. */
const SYSTEM_LIMIT = 1_000_000_000_000n
/** What a supplier's own system does without a person beside it. */
const MANDATED = ['title.offer-transfer', 'title.answer-offer', 'receivable.acknowledge-payment']
const STANDS_MONTHS = 120

/**
 * Two officers enrol everybody on paper that is made up; then each supplier lets its system sign
 * alone, and every second one of the lower tiers accepts whatever it is offered.
 */
export async function enrolAll(
  cast: Cast,
  outbox: Outbox,
  { secret, ledger, on }: { secret: RootSecret; ledger: string; on: BusinessDate },
): Promise<void> {
  const mustPass = (answer: ActAnswer) => {
    if (!answer.ok) throw new SetupFault(`an enrolment was refused: ${answer.refusal}`)
  }
  const { keeper, inspector, trader, rival } = cast.goods
  const others = [cast.bank, cast.regulator, keeper, inspector, trader, rival]
  for (const member of [...cast.debtors, ...cast.suppliers, ...others])
    outbox.add(
      0,
      cast.officers,
      partyActs.enrol(await buildApplication(member, { ledger, on })),
      mustPass,
      true,
    )
  // Their keys are known once this is answered.
  await outbox.send('enrolment')
  const until = addMonths(on, STANDS_MONTHS)
  for (const member of cast.suppliers) {
    const own = <Noun extends string>(noun: Noun, label: string) =>
      idFor(noun, secret, `${member.code} ${label}`)
    const limits = { singleLimit: SYSTEM_LIMIT, representativeLimit: 0n }
    outbox.add(0, member.people, partyActs.setPolicy(limits), mustPass, true)
    for (const act of MANDATED) {
      const mandate = { id: own('mdt', act), key: findSystemKey(member), act }
      const given = partyActs.giveMandate({ ...mandate, limit: SYSTEM_LIMIT, until })
      outbox.add(0, member.people, given, mustPass, true)
    }
    if (!acceptsAtOnce(cast, member)) continue
    const standing = { id: own('sta', 'standing acceptance'), from: null }
    const given = titleActs.giveStandingAcceptance({ ...standing, limit: SYSTEM_LIMIT, until })
    outbox.add(0, member.people, given, mustPass, true)
  }
  await outbox.send('policies')
}

/** By a standing acceptance: every second supplier of tiers two and three. */
export function acceptsAtOnce(cast: Cast, member: Member): boolean {
  return member.tier > 1 && cast.suppliers.indexOf(member) % 2 === 0
}

async function buildApplication(
  { party, code, name, role, size, users }: Member,
  { ledger, on }: { readonly ledger: string; readonly on: BusinessDate },
) {
  return {
    ...{ party, code, codeKind: 'uscc' as const, name, roles: [role], size },
    evidence: {
      licence: digestText(`${code} licence`),
      authorisation: digestText(`${code} authorisation`),
      microDepositOn: on,
      callBack: { on, note: digestText(`${code} call-back`) },
    },
    users: await Promise.all(
      users.map(async ({ user, person, identity, duty, key }) => ({
        ...{ user, person, identity, duty, representative: false },
        keys: [
          {
            ...{
              key: key.id,
              alg: key.alg,
              publicKey: key.publicKey,
              custody: false,
              machine: true,
            },
            proof: await proveKey(key, { ledger, code }),
          },
        ],
      })),
    ),
  }
}
