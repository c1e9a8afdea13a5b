-- What a directive runs by now, where an operator has given it another calendar, policy or start of the chase since it was deployed.
alter table directive
  add column calendar_now text,
  add column policy_now text,
  add column chase_from_now timestamptz;
