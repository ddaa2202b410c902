import { defineTexts } from '../../texts/texts.ts'

export const TEXTS = defineTexts({
  zh: {
    title: '加入邀请',
    bad: '此链接不完整。请向邀请方索取完整链接。',
    missing: '没有这一邀请，或链接有误。',
    says: '{inviter}（{inviterCode}）邀请 {name}（{code}）作为供应商加入本平台。',
    contact: '联系人：{contact}',
    until: '有效期至',
    why: '接受邀请即填写申请；平台运营人员照常核实后方予入驻。请先确认邀请方确为贵方客户。',
    apply: '据此申请加入',
    decline: '谢绝邀请',
  },
  en: {
    title: 'An invitation to join',
    bad: 'This link is not whole. Ask who invited you for the whole of it.',
    missing: 'There is no such invitation, or the link is wrong.',
    says: '{inviter} ({inviterCode}) invites {name} ({code}) to join this platform as supplier.',
    contact: 'Who is to be spoken to: {contact}',
    until: 'It can be used until',
    why:
      'To take it is to apply; officers of the platform check the firm as ever before it is ' +
      'enrolled. Make sure that who invites you is a customer of yours.',
    apply: 'Apply with it',
    decline: 'Decline it',
  },
})
