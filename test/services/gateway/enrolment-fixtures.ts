import { completeCode } from '../../../contracts/party/unified-social-credit-code.ts'
import { asKey, newActor } from '../../support/actor.ts'
import type { GatewayWorld } from './gateway-fixtures.ts'

/** Not of the codes that a market counts its parties by. */
export const BODY = '91120000000000999'
export const codeOf = (body: string) => completeCode(body.slice(0, 8) + body.slice(9))
export const DOCUMENT = {
  mediaType: 'text/plain',
  content: Buffer.from('a licence').toString('base64url'),
}

/** Applications to a ledger: what a firm says, and who is to act for it, with proven keys. */
export function applicationsTo(world: Pick<GatewayWorld, 'ledger'>) {
  const person = (duty: string, code = codeOf(BODY)) => {
    const actor = newActor('pty_0000000000001', 'maker')
    const { alg, publicKey, proof } = asKey(actor, { ledger: world.ledger.name, code })
    return {
      ...{ identity: actor.stretched, duty, representative: false },
      keys: [{ alg, publicKey, proof }],
    }
  }
  const input = {
    ...{ code: codeOf(BODY), name: 'Applicant' },
    ...{ roles: ['supplier'], size: 'small', users: [person('maker'), person('checker')] },
    ...{ licence: DOCUMENT, authorisation: { ...DOCUMENT, content: 'b2s' } },
  }
  return { person, input }
}

export const APPLY = `mutation ($input: ApplicationInput!) { apply(input: $input) {
  ... on Applied { application } ... on Refused { refusal } } }`
export const ENROL = `mutation ($application: ID!) {
  enrolApplicant(application: $application, microDepositOn: "2026-03-02") {
    ... on Draft { id payload } ... on Refused { refusal } } }`
export type Enrol = { enrolApplicant: { id: string; payload: string } }
