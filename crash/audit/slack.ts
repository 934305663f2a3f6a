/** How much later than what happened its record may be: workers gather their reports, and the host reads its clock again. */
export const slackMs = 250;
