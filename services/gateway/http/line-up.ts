import type { ServerResponse } from 'node:http'
import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { findSender } from './sender.ts'
import { readSecret } from './session/cookie.ts'
import { type FoundSession, findSession } from './session/find-session.ts'
import type { Sessions } from './session/sessions.ts'
import type { SignInSlots } from './sign-in-slots.ts'
import type { StrangerSlots } from './stranger-slots.ts'

/** Strangers send at most so much without waiting in line for it: a document and its variables. */
const SMALL_BODY_BYTES_MAX = 16 * 2 ** 10

/** Whether a request is of somebody who has not proved who it is before. */
export function isStranger(strangers: StrangerSlots, request: Request): boolean {
  return !strangers.knows(findSender(request.ip ?? ''), readSecret(request, request.secure))
}

/** Lets strangers with a large body, or one of a length not told, wait before it is read. */
export function lineUpLarge(strangers: StrangerSlots): RequestHandler {
  return (request, response, next) => {
    const { 'content-length': length, 'content-encoding': encoding } = request.headers
    const isSmall = encoding === undefined && Number(length) <= SMALL_BODY_BYTES_MAX
    if (isSmall || !isStranger(strangers, request)) return next()
    return waitFor(sender => strangers.enterWithLarge(sender), { request, response, next })
  }
}

/** Lets strangers wait whose body is there, before anything of it is parsed. */
export function lineUp(strangers: StrangerSlots): RequestHandler {
  return (request, response, next) => {
    if (!isStranger(strangers, request)) return next()
    return waitFor(sender => strangers.enter(sender), { request, response, next })
  }
}

/**
 * As `findSession`, for requests whose bodies may come for long: who is unknown waits in line for
 * this one question, and for nothing else.
 */
export async function findSessionInLine(
  { sessions, strangers }: { readonly sessions: Sessions; readonly strangers: StrangerSlots },
  request: Request,
): Promise<FoundSession> {
  const secret = readSecret(request, request.secure)
  const mustWait = secret !== null && isStranger(strangers, request)
  const leave = mustWait ? await strangers.enter(findSender(request.ip ?? '')) : () => undefined
  try {
    const found = await findSession(sessions, request, request.secure)
    if (found.caller && secret !== null) strangers.meetSession(secret)
    return found
  } finally {
    leave()
  }
}

interface Waiting {
  readonly request: Request
  readonly response: Response
  readonly next: NextFunction
}

async function waitFor(
  enter: (sender: string) => Promise<() => void>,
  { request, response, next }: Waiting,
): Promise<void> {
  holdUntilAnswered(response, await enter(findSender(request.ip ?? '')))
  if (!response.closed) next()
}

/** What a request that signs in with a password is known by. */
interface SigningIn {
  readonly res: ServerResponse
  readonly by: 'device' | 'sender'
  readonly name: string
}

/**
 * Leaves the line for a place among those who sign in, which is held until the answer is made: a
 * request has one of these only, however often it tries. Answers false where nobody waits for the
 * answer any more. Throws SlotsFull where too many wait.
 */
export async function waitToSignIn(
  signIns: SignInSlots,
  { res, by, name }: SigningIn,
): Promise<boolean> {
  if (signingIn.has(res)) return !res.closed
  signingIn.add(res)
  places.get(res)?.()
  holdUntilAnswered(res, await signIns.enter(by, name))
  return !res.closed
}

const signingIn = new WeakSet<ServerResponse>()

/** How each request leaves the place that it took last. */
const places = new WeakMap<ServerResponse, () => void>()

/** The place is left when the answer is made: who takes it in slowly keeps nobody waiting. */
function holdUntilAnswered(response: ServerResponse, leave: () => void): void {
  const leaveOnce = once(leave)
  // A response that is flushed by and by is finished long after it is made.
  response.once('prefinish', leaveOnce)
  response.once('close', leaveOnce)
  places.set(response, leaveOnce)
  if (response.closed) leaveOnce()
}

function once(act: () => void): () => void {
  let done = false
  return () => {
    if (!done) act()
    done = true
  }
}
