"""An example for Airflow 3: one crawl a day. Exit statuses that pass by themselves are tried again."""

from datetime import datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG

with DAG(
    "agendacrawl",
    schedule="17 6 * * *",
    start_date=datetime(2026, 11, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=30)},
):
    crawl = BashOperator(task_id="crawl", bash_command="/opt/agendacrawl/bin/agendacrawl crawl")
    draw = BashOperator(
        task_id="map", bash_command="/opt/agendacrawl/bin/agendacrawl map --out /var/lib/agendacrawl/site"
    )
    crawl >> draw
