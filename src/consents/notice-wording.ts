import type { NoticeFormat } from '../domain/consent.ts'

/** One wording of what people are told. `body` is plain text: `## ` begins a heading, an empty line a new paragraph. */
export type NoticeWording = {
  readonly version: number
  readonly format: NoticeFormat
  readonly language: string
  readonly title: string
  readonly body: string
  readonly issuedOn: string
}

/** The wording that an organisation starts with, in three formats. Each one says all nine told-points of B2, in order. */
export function notices(issuedOn: string): NoticeWording[] {
  const first = { version: 1, language: 'en-GB', issuedOn }
  return [
    { ...first, format: 'standard', title: 'Your picture and your words', body: standard },
    { ...first, format: 'large_print', title: 'Your picture and your words', body: standard },
    { ...first, format: 'easy_read', title: 'Can we share your picture?', body: easyRead },
  ]
}

const standard = `We would like to ask if we may share a picture of you, or something you said. Please take your time. You can ask somebody you trust to read this with you.

## Who we are
We run the service named at the top of this page. We are responsible for what is done with your picture and your words.

## Where it may appear
Each place is asked about by its name, for example our website or our Facebook page. Saying yes to one place is not a yes to any other place.

## Anyone can see, copy and keep it
When something is online, people we do not know can see it, copy it and share it. If we take it down, their copies may stay. We cannot get those back.

## It shows that you use this service
People who see you may work out that you get care or support here, and may guess something about your health. That is private, so we need your clear yes before we show it.

## You can say no
It is your choice. You do not have to give a reason. Nobody may push you.

## You can change your mind
You can change your mind on any day. Tell any member of staff, in any way that suits you: say it, write it, or show us. We stop using your picture at once. We also take down what is already out there, as soon as we can and within one day.

## Your care stays the same
If you say no, or change your mind, nothing about your care or support changes. This is not part of your care agreement.

## How long it lasts
Your yes ends on the date written on your form. After that date we do not put anything new out. Your form also says when things already out must come down. We ask you again at least once a year.

## If you are not happy
Speak to the Registered Manager first. You can also complain to the Information Commissioner’s Office, who look after people’s privacy rights. Their website is ico.org.uk and their phone number is 0303 123 1113. It costs nothing to complain.`

const easyRead = `We want to ask you a question.
You can have someone with you.
Take your time.

## Who we are
We run the service where you live or get help.
We look after your picture.

## Where people will see it
We will show you a list of places.
Our website is one place.
Facebook is a different place.
You choose each place.

## Anyone can see it
People you do not know can see it.
They can copy it.
They can keep it.
We cannot get all the copies back.

## It shows you get help here
People will see you in the picture.
They will know you use this service.

## You can say no
It is OK to say no.
You do not have to say why.

## You can change your mind
You can say yes today and no tomorrow.
Tell any of our staff.
You can say it, write it or show us.
We will stop using your picture.
We will take it down.

## Your care stays the same
If you say no, your help stays the same.
Nobody will be cross.

## How long it lasts
Your yes has an end date.
The date is on your form.
We will ask you again every year.

## If you are not happy
Tell the manager.
You can also tell the Information Commissioner.
They look after private things.
Their phone number is 0303 123 1113.`
