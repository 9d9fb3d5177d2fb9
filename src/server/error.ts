import { AssayError } from '../base/errors.js';

export type ServerErrorCode =
  | 'port_taken'
  | 'no_pages'
  | 'foreign_host'
  | 'foreign_origin'
  | 'no_session'
  | 'wrong_token'
  | 'too_many_requests'
  | 'too_large'
  | 'empty_file'
  | 'no_room'
  | 'bad_request'
  | 'no_such_page'
  | 'case_moved'
  | 'no_such_job'
  | 'job_over'
  | 'not_the_asker'
  | 'no_look'
  | 'look_over'
  | 'upload_broken'
  | 'nothing_to_check'
  | 'not_allowed'
  | 'no_team'
  | 'not_in_team'
  | 'no_accounts'
  | 'too_many_jobs'
  | 'asker_out'
  | 'no_choice_of_server';

/** A request that the server refuses, or a server that cannot start. */
export class ServerError extends AssayError<ServerErrorCode> {}
