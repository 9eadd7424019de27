-- What was shown, what clinicians did with it, who called, and which tokens were used. No identifier of a patient or of a user
-- and no clinical value stands here: keys are HMACs with the site's secret. The same statements run on PostgreSQL and on H2.

create table firing (
    card_uuid     varchar(36)              primary key,
    client        varchar(200)             not null,
    service       varchar(100)             not null,
    topic         varchar(64)              not null,
    urgency       varchar(16)              not null,
    logic_version varchar(64)              not null,
    shown_at      timestamp with time zone not null,
    patient_key   varchar(64)              not null,
    user_key      varchar(64)              not null,
    facts_key     varchar(64)              not null
);

create index firing_of_patient on firing (client, patient_key);
create index firing_by_time on firing (shown_at);

create table firing_suggestion (
    suggestion_uuid varchar(36)  primary key,
    card_uuid       varchar(36)  not null references firing (card_uuid) on delete cascade,
    label           varchar(300) not null
);

create index suggestion_of_card on firing_suggestion (card_uuid);

-- A card that is not among the firings (another service's, or one of a lost write) is kept all the same.
create table feedback (
    digest        varchar(64)              primary key,
    client        varchar(200)             not null,
    service       varchar(100)             not null,
    card_uuid     varchar(128)             not null,
    outcome       varchar(16)              not null,
    outcome_at    timestamp with time zone not null,
    received_at   timestamp with time zone not null,
    reason_system varchar(300),
    reason_code   varchar(100),
    comment_text  varchar(20000)
);

create index feedback_of_card on feedback (card_uuid);
create index feedback_by_time on feedback (received_at);

create table feedback_suggestion (
    digest        varchar(64)  not null references feedback (digest) on delete cascade,
    suggestion_id varchar(128) not null,
    primary key (digest, suggestion_id)
);

-- One row per call, each holding the hash of the row before.
create table audit_record (
    sequence      bigint                   primary key,
    at            timestamp with time zone not null,
    client        varchar(200)             not null,
    content       varchar(4000)            not null,
    previous_hash varchar(64)              not null,
    hash          varchar(64)              not null
);

-- Identifiers of tokens that were used, until they expire by themselves.
create table used_token (
    issuer     varchar(300)             not null,
    token_id   varchar(300)             not null,
    expires_at timestamp with time zone not null,
    primary key (issuer, token_id)
);

create index used_token_by_time on used_token (expires_at);
