# The service as a container image. The jar is built before, by ./run --build-only, and is the same wherever it is built (./reproduce):
#
#   ./run --build-only && docker build -t paresthesia-cds .
#
# JAVA_IMAGE is any image with a Java runtime of release 17 or newer and bash; both stages use it, because an archive of classes fits one
# build of a JVM only.
ARG JAVA_IMAGE=eclipse-temurin:17-jre

# Classes load faster from plain jars than from jars inside a jar, and faster still from an archive of the classes that a start loads.
FROM ${JAVA_IMAGE} AS unpacked
COPY target/paresthesia-cds-*.jar /build/paresthesia-cds.jar
RUN java -Djarmode=tools -jar /build/paresthesia-cds.jar extract --destination /opt/paresthesia
RUN java -XX:+UseSerialGC -XX:ArchiveClassesAtExit=/opt/paresthesia/classes.jsa -Dspring.context.exit=onRefresh \
    -Dspring.profiles.active=demo -Dserver.port=0 -Dparesthesia.demo-ehr.port=0 -Dspring.datasource.url=jdbc:h2:mem:archive \
    -Dparesthesia.store.secret-file=/build/secret -jar /opt/paresthesia/paresthesia-cds.jar

FROM ${JAVA_IMAGE}
RUN groupadd --gid 10001 paresthesia && \
    useradd --uid 10001 --gid paresthesia --no-create-home --home-dir /var/lib/paresthesia --shell /usr/sbin/nologin paresthesia && \
    install -d -o paresthesia -g paresthesia /var/lib/paresthesia
COPY --from=unpacked /opt/paresthesia /opt/paresthesia
COPY deploy/healthy /opt/paresthesia/healthy

# Two places are written to, everything else may be read-only: /tmp, and here the store where it is a file.
WORKDIR /var/lib/paresthesia
VOLUME /var/lib/paresthesia
USER 10001:10001

# Settings: files below /etc/paresthesia, and secrets as files whose names are the settings' names.
ENV SPRING_CONFIG_ADDITIONAL_LOCATION=optional:file:/etc/paresthesia/ \
    SPRING_CONFIG_IMPORT=optional:configtree:/run/secrets/ \
    JAVA_OPTS="-XX:+UseSerialGC -Xms64m -Xmx512m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40" \
    MALLOC_ARENA_MAX=2
EXPOSE 8080 8090
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "/opt/paresthesia/healthy"]
ENTRYPOINT ["bash", "-c", "exec java $JAVA_OPTS -XX:SharedArchiveFile=/opt/paresthesia/classes.jsa -jar /opt/paresthesia/paresthesia-cds.jar \"$@\"", "paresthesia-cds"]
