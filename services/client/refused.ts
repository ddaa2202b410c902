import {
  type Details,
  type Refusal,
  type Refused,
  refuse,
} from '../../contracts/kernel/decision.ts'

/** A refusal as GraphQL gives it. */
export interface WireRefused {
  readonly refusal: string
  readonly path: string
  readonly details?: Details | null
}

/** What is asked of a refusal. */
export const READ_REFUSED = '... on Refused { refusal path details }'

/** Tells of a member of a union of GraphQL whether it is a refusal. */
export function isRefused(answer: object): answer is WireRefused {
  return Object.hasOwn(answer, 'refusal')
}

export function readRefused({ refusal, path, details }: WireRefused): Refused<Refusal> {
  return details ? refuse(refusal, path, details) : refuse(refusal, path)
}
