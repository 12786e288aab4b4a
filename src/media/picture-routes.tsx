import { Hono } from 'hono'
import { DescriptionCount } from '../../views/media/description-section.tsx'
import { PicturePage } from '../../views/media/picture-page.tsx'
import { PeopleFound } from '../../views/media/tag-form.tsx'
import { missing, refused, showPage, showPiece, wantsPiece } from '../http/answer.tsx'
import { checkDated } from '../http/date-fields.ts'
import type { Env } from '../http/env.ts'
import { checkForm, one, readForm } from '../http/forms.ts'
import { answerPart, loadPicture, whenSound } from './answer-part.tsx'
import { agreeNotIdentifiable, removeTag, tagSomebody } from './appearances.ts'
import { saveCount, saveDescription, saveDetails, saveLicence } from './details.ts'
import {
  countForm,
  descriptionForm,
  detailsForm,
  licenceForm,
  secondLookForm,
  tagForm,
} from './forms.ts'
import { findPeople } from './people-search.ts'

/** One picture: look at it, and answer what must be known before it may be shown to anyone. */
export const pictureRoutes = new Hono<Env>()

pictureRoutes.get('/media/:id', (c) => {
  const view = loadPicture(c)
  if (!view) return missing(c)
  return showPage(c, {
    title: view.picture.title,
    active: 'media',
    children: <PicturePage view={view} />,
  })
})

pictureRoutes.post('/media/:id/people-count', (c) =>
  answerPart(c, {
    section: 'count',
    done: 'people_counted',
    save: (editor, values) =>
      whenSound(checkForm(countForm, values), (people) =>
        saveCount(c.get('platform'), editor, people),
      ),
  }),
)

pictureRoutes.post('/media/:id/appearances', (c) =>
  answerPart(c, {
    section: 'people',
    done: 'tagged',
    save: (editor, values) =>
      whenSound(checkForm(tagForm, values), (tag) => tagSomebody(c.get('platform'), editor, tag)),
  }),
)

pictureRoutes.post('/media/:id/appearances/:appearance/removal', (c) =>
  answerPart(c, {
    section: 'people',
    done: 'untagged',
    save: (editor) => removeTag(c.get('platform'), editor, c.req.param('appearance')),
  }),
)

pictureRoutes.post('/media/:id/appearances/:appearance/second-check', (c) =>
  answerPart(c, {
    section: 'people',
    done: 'looked_twice',
    save: (editor, values) =>
      whenSound(checkForm(secondLookForm, values), () =>
        agreeNotIdentifiable(c.get('platform'), editor, c.req.param('appearance')),
      ),
  }),
)

pictureRoutes.post('/media/:id/description', (c) =>
  answerPart(c, {
    section: 'description',
    done: 'description_saved',
    save: (editor, values) =>
      whenSound(checkForm(descriptionForm, values), (sent) =>
        saveDescription(c.get('platform'), editor, sent),
      ),
  }),
)

pictureRoutes.post('/media/:id/description-count', async (c) => {
  if (!loadPicture(c)) return missing(c)
  const { values } = await readForm(c)
  return showPiece(c, <DescriptionCount text={one(values, 'alt_text')} />)
})

pictureRoutes.post('/media/:id/licence', (c) =>
  answerPart(c, {
    section: 'licence',
    done: 'saved',
    save: (editor, values) =>
      whenSound(checkDated(licenceForm, values, 'ends_on'), (sent) =>
        saveLicence(c.get('platform'), editor, sent),
      ),
  }),
)

pictureRoutes.post('/media/:id/details', (c) =>
  answerPart(c, {
    section: 'details',
    done: 'saved',
    save: (editor, values) =>
      whenSound(checkDated(detailsForm, values, 'taken_on'), (sent) =>
        saveDetails(c.get('platform'), editor, sent),
      ),
  }),
)

/** Looks a name up in the register of the picture’s service. A name is posted, so that it never stands in an address. */
pictureRoutes.post('/media/:id/person-search', async (c) => {
  const view = loadPicture(c)
  if (!view) return missing(c)
  if (!view.mayEdit) return refused(c, 'not_allowed')
  const { values } = await readForm(c)
  const form = { values, errors: [] }
  const typed = one(values, 'name').slice(0, 100)
  const people = typed.trim()
    ? findPeople(c.get('platform').database, view.picture.serviceId, typed)
    : view.suggested
  if (wantsPiece(c)) return showPiece(c, <PeopleFound view={view} form={form} people={people} />)
  return showPage(c, {
    title: view.picture.title,
    active: 'media',
    children: (
      <PicturePage view={{ ...view, suggested: people }} sent={{ section: 'people', form }} />
    ),
  })
})
