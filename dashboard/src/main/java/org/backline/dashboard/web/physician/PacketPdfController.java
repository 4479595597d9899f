package org.backline.dashboard.web.physician;

import java.util.UUID;
import org.backline.dashboard.web.frame.Page;
import org.backline.dashboard.web.frame.Person;
import org.backline.support.access.Access;
import org.backline.support.command.NotFound;
import org.backline.support.command.Work;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The packet of a referral to take away. */
@Controller
class PacketPdfController implements Page {

    private final PhysicianController packets;
    private final PacketPdf pdf;
    private final Work work;

    PacketPdfController(PhysicianController packets, PacketPdf pdf, Work work) {
        this.packets = packets;
        this.pdf = pdf;
        this.work = work;
    }

    /** The file's name says which referral it is and not whose. */
    @GetMapping("/physician/referrals/{referralId}/packet.pdf")
    Mono<ResponseEntity<byte[]>> pdf(Access access, @PathVariable UUID referralId, ServerWebExchange exchange) {
        return packets.packet(access, referralId, Person.in(exchange))
                .switchIfEmpty(Mono.error(() -> new NotFound("referral", referralId)))
                .flatMap(packet -> work.call(() -> pdf.of(packet)))
                .map(file -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_PDF)
                        .cacheControl(CacheControl.noStore())
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename("referral-" + referralId + ".pdf")
                                        .build()
                                        .toString())
                        .body(file));
    }
}
