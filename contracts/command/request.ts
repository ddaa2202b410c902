import type { ActRequest } from './command.ts'

/** Makes what a program asks for an act with: its body, under its name in commands. */
export function request<Body>(act: string): (body: Body) => ActRequest {
  return body => ({ act, body })
}
