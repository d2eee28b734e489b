"""What `agendacrawl export` writes: the published layers as files, the agenda as calendar and feed, frozen editions."""
