-- Overrides are looked for by patient on every call that has a card: from the few rows of feedback, not from all firings.

alter table feedback add column patient_key varchar(64);

create index feedback_of_patient on feedback (client, patient_key);

update feedback set patient_key = (
    select firing.patient_key from firing where firing.card_uuid = feedback.card_uuid and firing.client = feedback.client);
