import type { Executor } from "../../database.ts";

/** Two people with the figures in which they are alike. */
export interface StoredPair {
  readonly oneId: string;
  readonly oneName: string;
  readonly otherId: string;
  readonly otherName: string;
  readonly together: number;
  readonly ofOne: number;
  readonly ofOther: number;
  readonly oneBalance: number;
  readonly otherBalance: number;
  readonly oneToOther: number;
  readonly otherToOne: number;
  readonly networks: number;
  readonly sameBrowser: boolean;
  readonly apartBy: string | null;
}

/**
 * Pairs of people, those first who are signed in from one network, then those who play the most with each other. Sessions and finished
 * pulyas are all that it reads; no address leaves it. A network with more people than a household has says nothing.
 */
const ALIKE = `
  with played as (
    select pulya.table_id, player.user_id,
      (pulya.settlement->'exact'->>(player.seat::int))::float8 / (pulya.settlement->>'denominator')::float8 as balance
    from finished_pulyas pulya join pulya_players player on player.table_id = pulya.table_id
    where pulya.finished_at > now() - interval '90 days' and player.user_id is not null and player.bot_level is null
      and jsonb_typeof(pulya.settlement->'exact') = 'array'
  ),
  totals as (select user_id, count(*)::int as pulyas from played group by user_id),
  together as (
    select one.user_id as one_id, other.user_id as other_id, count(*)::int as pulyas,
      sum(one.balance) as one_balance, sum(other.balance) as other_balance,
      (count(*) filter (where one.balance < 0 and other.balance > 0))::int as one_to_other,
      (count(*) filter (where one.balance > 0 and other.balance < 0))::int as other_to_one
    from played one join played other on other.table_id = one.table_id and one.user_id < other.user_id
    group by one.user_id, other.user_id
  ),
  homes as (
    select ip_address from sessions where ip_address <> '' group by ip_address
    having count(distinct user_id) between 2 and $2
  ),
  near as (
    select one.user_id as one_id, other.user_id as other_id, count(distinct one.ip_address)::int as networks,
      bool_or(one.user_agent = other.user_agent) as same_browser
    from sessions one join sessions other on other.ip_address = one.ip_address and one.user_id < other.user_id
    where one.ip_address in (select ip_address from homes)
    group by one.user_id, other.user_id
  )
  select one.id as "oneId", one.name as "oneName", other.id as "otherId", other.name as "otherName",
    coalesce(together.pulyas, 0) as together,
    coalesce((select pulyas from totals where user_id = one.id), 0) as "ofOne",
    coalesce((select pulyas from totals where user_id = other.id), 0) as "ofOther",
    round(coalesce(together.one_balance, 0))::int as "oneBalance",
    round(coalesce(together.other_balance, 0))::int as "otherBalance",
    coalesce(together.one_to_other, 0) as "oneToOther", coalesce(together.other_to_one, 0) as "otherToOne",
    coalesce(near.networks, 0) as networks, coalesce(near.same_browser, false) as "sameBrowser",
    (select id from moderation_acts where kind = 'apart' and lifted_at is null and coalesce(until > now(), true)
      and least(subject_id, other_id) = one.id and greatest(subject_id, other_id) = other.id limit 1) as "apartBy"
  from together full join near on near.one_id = together.one_id and near.other_id = together.other_id
  join users one on one.id = coalesce(together.one_id, near.one_id) and one.deleted_at is null
  join users other on other.id = coalesce(together.other_id, near.other_id) and other.deleted_at is null
  where coalesce(together.pulyas, 0) >= $3 or (near.networks is not null and coalesce(together.pulyas, 0) > 0)
  order by (near.networks is not null) desc, coalesce(together.pulyas, 0) desc, one.id, other.id
  limit $1`;

/** More people than that are not told from their neighbours by where they are. */
const HOUSEHOLD = 6;
/** Fewer pulyas than that are together by chance. */
const OFTEN = 3;

/** Lists pairs of people who are alike, so many at most. */
export async function listAlike(executor: Executor, limit: number): Promise<readonly StoredPair[]> {
  const { rows } = await executor.$client.query<StoredPair>(ALIKE, [limit, HOUSEHOLD, OFTEN]);
  return rows;
}
