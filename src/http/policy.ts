import type { Permission } from '../domain/roles.ts'

/**
 * Who may call what. One row for every route: a route that is missing here is refused at run time and fails a house test.
 * `public` routes need no session. Whether this person may touch *this* post or person is asked again by the route's query.
 */
export const policy: Readonly<Record<string, Permission | 'public'>> = {
  'GET /health': 'public',
  'GET /assets/*': 'public',
  'GET /sign-in': 'public',
  'POST /sign-in': 'public',
  'POST /demo-sign-in': 'public',
  'POST /sign-out': 'public',
  'GET /second-factor': 'public',
  'POST /second-factor': 'public',
  'GET /second-factor/enrolment': 'use_the_app',
  'POST /second-factor/enrolment': 'use_the_app',
  'POST /second-factor/confirmation': 'use_the_app',

  'GET /': 'use_the_app',
  'GET /search': 'use_the_app',
  'POST /service': 'use_the_app',

  'GET /audit': 'read_audit',
  'GET /audit.csv': 'read_audit',
  'POST /audit/verification': 'verify_audit',
}
