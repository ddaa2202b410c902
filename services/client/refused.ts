import {
  type Details,
  type Refusal,
  type Refused,
  refuse,
} from '../../contracts/kernel/decision.ts'
import { isRefusalCode } from '../../contracts/refusal/texts.ts'

/** A refusal as GraphQL gives it. */
export interface WireRefused {
  readonly refusal: string
  readonly path: string
  readonly details?: Details | null
  readonly zh?: string
  readonly en?: string
}

/** What is asked of a refusal. */
export const READ_REFUSED = '... on Refused { refusal path details zh en }'

/** Tells of a member of a union of GraphQL whether it is a refusal. */
export function isRefused(answer: object): answer is WireRefused {
  return Object.hasOwn(answer, 'refusal')
}

/** The sentences of what the gateway itself refuses are its own: no contract has them. */
export function readRefused(wire: WireRefused): Refused<Refusal> {
  const { refusal, path, details, zh, en } = wire
  const refused = details ? refuse(refusal, path, details) : refuse(refusal, path)
  return isRefusalCode(refusal) || zh === undefined ? refused : Object.assign(refused, { zh, en })
}
