import {
  httpTransport,
  isRefused,
  READ_REFUSED,
  readRefused,
  type WireRefused,
} from '../client/index.ts'
import { readKept } from './application-status.ts'
import type { Options } from './options.ts'
import { RefusedFault } from './refused-fault.ts'
import { openOwn } from './signer.ts'

interface Answer {
  readonly answer: { readonly told: boolean } | WireRefused
}

const SET = `mutation ($address: String) { answer: setMailAddress(address: $address) {
  ... on MailSet { told } ${READ_REFUSED} } }`
const TELL = `mutation ($application: ID!, $address: String!) {
  answer: tellApplicant(application: $application, address: $address) {
    ... on MailSet { told } ${READ_REFUSED} } }`

/** Where one is told that tasks have waited; without an address one is told no more. */
export async function setMail(options: Options): Promise<readonly string[]> {
  const address = options.find('address') ?? null
  const isTold = readTold(await openOwn(options).read<Answer>(SET, { address }))
  return [isTold ? `told at ${address}, once a day at most` : 'told by mail no more']
}

/** Where an applicant is told, once, that its application was decided. */
export async function tellApplicant({ need }: Options): Promise<readonly string[]> {
  const { url, application } = readKept(need('application'))
  const address = need('address')
  readTold(await httpTransport(url).request<Answer>(TELL, { application, address }))
  return [`${address} is told when ${application} is decided`]
}

function readTold({ answer }: Answer): boolean {
  if (isRefused(answer)) throw new RefusedFault(readRefused(answer))
  return answer.told
}
