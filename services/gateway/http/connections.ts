import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { NextFunction, Request, Response } from 'express'
import {
  BODY_IDLE_MS,
  BODY_LEFT_WAIT_MS,
  CONNECTIONS_MAX,
  CONNECTIONS_PER_SENDER_MAX,
} from './limits.ts'
import { watchUse } from './metrics.ts'
import { findSender } from './sender.ts'

/** Limits connections: of all clients and, where none of them is a proxy of ours, of each. */
export function limitConnections(server: Server, behindProxy: boolean): void {
  server.maxConnections = CONNECTIONS_MAX
  let inside = 0
  watchUse('connections', () => ({ inside, waiting: 0 }))
  server.on('connection', (socket: Socket) => {
    inside += 1
    socket.once('close', () => {
      inside -= 1
    })
  })
  if (behindProxy) return
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const sender = findSender(socket.remoteAddress ?? '')
    const count = (open.get(sender) ?? 0) + 1
    open.set(sender, count)
    socket.once('close', () => {
      const left = open.get(sender)! - 1
      if (left === 0) open.delete(sender)
      else open.set(sender, left)
    })
    if (count > CONNECTIONS_PER_SENDER_MAX) socket.destroy()
  })
}

/**
 * Ends a request whose body stops coming, and a connection whose request was answered before its
 * body had come whole, after a time in which the sender can read the answer.
 */
export function mustKeepComing(request: Request, response: Response, next: NextFunction): void {
  const { socket } = request
  const stop = () => void socket.destroy()
  socket.setTimeout(BODY_IDLE_MS, stop)
  const rest = () => void socket.setTimeout(0).off('timeout', stop)
  request.once('end', rest)
  request.once('close', rest)
  response.once('finish', () => {
    if (request.complete) return
    const ending = setTimeout(stop, BODY_LEFT_WAIT_MS).unref()
    // It came whole after all: what is asked on this connection next is another request.
    request.once('end', () => clearTimeout(ending))
  })
  next()
}

/** Ends a request that has not come whole in its time. Files take longer than documents do. */
export function mustArriveWithin(milliseconds: number) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const timer = setTimeout(() => request.destroy(), milliseconds)
    request.once('close', () => clearTimeout(timer))
    request.once('end', () => clearTimeout(timer))
    next()
  }
}
