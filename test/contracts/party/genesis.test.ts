import { expect, it } from 'vitest'
import type { KeyId } from '../../../contracts/kernel/id.ts'
import type { FirstUser } from '../../../contracts/party/enrol.ts'
import {
  FOUND_TEXTS,
  type Founding,
  type FoundRefusal,
  found,
} from '../../../contracts/party/genesis.ts'
import type { EnrolledKey } from '../../../contracts/party/key-proof.ts'
import { refusalTable } from '../refusal/refusal-table.ts'

interface Case {
  readonly command: Parameters<typeof found>[0]
  readonly body: Founding
  readonly signers: readonly KeyId[]
}

const maker: FirstUser<EnrolledKey> = {
  user: 'usr_1',
  person: 'psn_1',
  identity: 'digest-1',
  duty: 'maker',
  representative: true,
  keys: [{ key: 'key_1', alg: 'EdDSA', publicKey: 'A'.repeat(43), custody: false, machine: false }],
}
const checker: FirstUser<EnrolledKey> = {
  ...maker,
  user: 'usr_2',
  person: 'psn_2',
  identity: 'digest-2',
  duty: 'checker',
  keys: [
    { key: 'key_2', alg: 'EdDSA', publicKey: `${'B'.repeat(42)}A`, custody: false, machine: false },
  ],
}
const plain: Case = {
  command: { aud: '', party: 'pty_operator', user: 'usr_1' },
  body: {
    trial: false,
    operator: {
      party: 'pty_operator',
      code: '91350100M000100Y43',
      name: '合券平台',
      users: [maker, checker],
    },
  },
  signers: ['key_1', 'key_2'],
}
const command = (change: Partial<Case['command']>) => (c: Case) => ({
  ...c,
  command: { ...c.command, ...change },
})
const operator = (change: Partial<Founding['operator']>) => (c: Case) => ({
  ...c,
  body: { ...c.body, operator: { ...c.body.operator, ...change } },
})
const custody = [{ ...maker.keys[0]!, custody: true, machine: true }]
const machine = [{ ...maker.keys[0]!, machine: true }]

refusalTable<FoundRefusal, Case>(
  'found a ledger',
  FOUND_TEXTS,
  plain,
  c => found(c.command, c.body, c.signers),
  {
    genesis_must_be_for_no_ledger: { breaks: command({ aud: 'another' }) },
    genesis_must_be_the_operators: { breaks: command({ party: 'pty_other' }) },
    code_must_have_its_check_digit: { breaks: operator({ code: '91350100M000100Y44' }) },
    key_must_be_under_sole_control: {
      breaks: operator({ users: [{ ...maker, keys: custody }, checker] }),
    },
    officer_must_have_a_persons_key: {
      breaks: operator({ users: [{ ...maker, keys: machine }, checker] }),
    },
    user_must_sign_its_own_command: { breaks: command({ user: 'usr_3' }) },
    maker_and_checker_must_be_different_people: {
      breaks: operator({ users: [maker, { ...checker, identity: maker.identity }] }),
    },
  },
)

it('takes a machine’s key of a signer, and of anybody where the ledger is for trial only', () => {
  const system: FirstUser<EnrolledKey> = {
    ...maker,
    user: 'usr_3',
    identity: 'digest-3',
    duty: 'signer',
  }
  const users = [maker, checker, { ...system, keys: machine }]
  const withSystem = operator({ users })(plain)
  expect(found(withSystem.command, withSystem.body, plain.signers).ok).toBe(true)
  const machines = operator({ users: [{ ...maker, keys: machine }, checker] })(plain)
  const trial = { ...machines.body, trial: true }
  expect(found(machines.command, trial, plain.signers).ok).toBe(true)
})

it('takes two keys, of a maker and of a checker', () => {
  const refusal = 'maker_and_checker_must_be_different_people'
  expect(found(plain.command, plain.body, ['key_1'])).toMatchObject({ refusal })
  const makers = operator({ users: [maker, { ...checker, duty: 'maker' }] })(plain)
  expect(found(makers.command, makers.body, makers.signers)).toMatchObject({ refusal })
})
