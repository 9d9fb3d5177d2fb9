import type { ClickHouseSettings } from '@clickhouse/client';

/**
 * For every query, whatever the user's profile says: an answer is whole or an error. A node that is down is an error, so is a
 * limit that is passed; nothing comes from a cache, since the keys beside a query are no part of its text; an answer is held
 * back until it is known to be whole, so that an error has its status and cannot stand behind half an answer.
 */
export const QUERY_SETTINGS: ClickHouseSettings = {
  skip_unavailable_shards: 0,
  wait_end_of_query: 1,
  cancel_http_readonly_queries_on_client_close: 1,
  use_query_cache: 0,
  limit: '0',
  offset: '0',
  additional_result_filter: '',
  transform_null_in: 0,
  read_overflow_mode: 'throw',
  read_overflow_mode_leaf: 'throw',
  result_overflow_mode: 'throw',
  set_overflow_mode: 'throw',
  distinct_overflow_mode: 'throw',
  transfer_overflow_mode: 'throw',
  sort_overflow_mode: 'throw',
  timeout_overflow_mode: 'throw',
  timeout_overflow_mode_leaf: 'throw',
  output_format_json_quote_64bit_integers: 1,
  output_format_parquet_string_as_string: 1,
};

/** For every insertion: it is done when it is answered, and a line that repeats another is one more line. */
export const INSERT_SETTINGS: ClickHouseSettings = {
  wait_end_of_query: 1,
  async_insert: 0,
  insert_deduplicate: 0,
  input_format_null_as_default: 0,
};

/** For what makes and drops tables: it is done when it is answered, and a large table is dropped as well. */
export const STATEMENT_SETTINGS: ClickHouseSettings = {
  wait_end_of_query: 1,
  max_table_size_to_drop: '0',
  max_partition_size_to_drop: '0',
};
