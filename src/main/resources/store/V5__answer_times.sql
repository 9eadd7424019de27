-- How long answers took: counts by day, service, client and step of about a fifth. Nothing of a patient, a user or a single call.

create table answer_time (
    answered_on date         not null,
    service     varchar(100) not null,
    client      varchar(200) not null,
    step        integer      not null,
    calls       bigint       not null,
    primary key (answered_on, service, client, step)
);
