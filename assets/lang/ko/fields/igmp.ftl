# IGMP (RFC 1112, 2236, 3376)

header-igmp-type = 종류: 라우터의 질문인지, 호스트의 가입이나 탈퇴인지
    .here = { $value ->
        [17] 그룹을 들으려는 호스트가 있는지 라우터가 묻습니다.
        [18] 호스트가 그룹을 듣겠다고 알립니다(버전 1).
        [22] 호스트가 그룹을 듣겠다고 알립니다(버전 2).
        [23] 호스트가 그룹에서 나갑니다.
        [34] 호스트가 그룹마다 무엇을 들을지 알립니다(버전 3).
       *[other] 종류 { JOSA($value, "은/는") } 이 가운데 없습니다.
    }
    .name = { $key ->
        [query] 질문
        [report-v1] 보고(버전 1)
        [report-v2] 보고(버전 2)
        [leave] 탈퇴
        [report-v3] 보고(버전 3)
       *[other] { $name }
    }
header-igmp-max-resp = 최대 응답 시간: 이 안의 무작위한 때에 답함. 1/10초 단위
    .here = { $value ->
        [0] 0: 기다리는 답이 없습니다.
       *[other] 호스트는 { $value }/10초 안에 답합니다.
    }
header-igmp-max-resp-exp = 지수: 긴 시간의 가수를 얼마나 밀지
    .here = 시간은 앞에 1을 붙인 가수의 8배를 { $value }번 두 배 한 것입니다.
header-igmp-max-resp-mant = 가수: 긴 시간의 숫자 부분
    .here = 앞에 1을 붙여 16 + { JOSA($value, "으로/로") } 셉니다.
header-igmp-reserved = 예약: 0
    .here = { $kind ->
        [zeros] 모두 0: 정해진 대로입니다.
       *[other] { $value }: 0이어야 하지만 아무도 읽지 않습니다.
    }
header-igmp-checksum = 체크섬: IGMP 메시지 전체를 지킴
    .here = { header-icmp-checksum.here }
header-igmp-maddr = 그룹: 어느 멀티캐스트 주소의 일인지. 0.0.0.0은 모든 그룹
    .here = { $kind ->
        [unspecified] 0.0.0.0: 모든 그룹에 대한 것입니다.
       *[other] 그룹 { $value }에 대한 것입니다.
    }
header-igmp-s = S: 다른 라우터는 타이머를 그대로 두라는 뜻
    .here = { $value ->
        [0] 이것을 들은 다른 라우터는 타이머를 맞춥니다.
       *[other] 다른 라우터는 타이머를 그대로 둡니다.
    }
header-igmp-qrv = 견고성: 질문하는 라우터가 잇단 손실을 몇 번까지 견디려는지
    .here = 잃어버릴 것에 대비해 호스트는 같은 말을 { $value }번 합니다.
header-igmp-qqic = 질문 간격: 라우터가 얼마나 자주 묻는지. 127까지는 초, 그 위는 부호
    .here = { $value ->
        [0] 0: 라우터가 얼마나 자주 묻는지 말하지 않습니다.
       *[other] 다음 전체 질문은 { SPAN(SCALED($value, 8)) }쯤 뒤에 나옵니다.
    }
header-igmp-num-src = 송신자 수: 뒤따르는 송신자 주소의 수
    .here = { $value ->
        [0] 따로 적힌 송신자가 없습니다.
       *[other] 송신자 { $value }개가 적혀 있습니다.
    }
header-igmp-saddr = 송신자: 듣고 싶은, 또는 듣고 싶지 않은 송신자
    .here = { JOSA($value, "이/가") } 그룹으로 보내는 것에 대한 것입니다.
header-igmp-num-grp-recs = 레코드 수: 이 보고가 다루는 그룹의 수
    .here = 이 보고는 그룹 { $value }개를 다룹니다.
header-igmp-record-type = 레코드 종류: 적힌 송신자만인지, 그 밖의 모두인지, 또는 그것이 바뀌었는지
    .here = { $value ->
        [1] 호스트는 적힌 송신자만 듣습니다.
        [2] 호스트는 적힌 송신자 말고는 모두 듣습니다.
        [3] 이제부터 적힌 송신자만 듣습니다. 적힌 것이 없으면 그룹에서 나갑니다.
        [4] 이제부터 적힌 송신자 말고는 모두 듣습니다. 적힌 것이 없으면 그룹에 들어갑니다.
        [5] 적힌 송신자도 더 들으려 합니다.
        [6] 적힌 송신자를 더는 듣지 않으려 합니다.
       *[other] 종류 { JOSA($value, "은/는") } 여섯 가지 가운데 없습니다.
    }
    .name = { $key ->
        [mode-is-include] 적힌 송신자만
        [mode-is-exclude] 적힌 송신자 말고 모두
        [change-to-include] 적힌 송신자만으로 바꿈
        [change-to-exclude] 적힌 송신자 말고 모두로 바꿈
        [allow-new-sources] 송신자 더하기
        [block-old-sources] 송신자 빼기
       *[other] { $name }
    }
header-igmp-aux-data-len = 보조 길이: 송신자 뒤의 4바이트 단어 수. 쓰는 곳이 없음
    .here = { $value ->
        [0] 송신자 뒤에는 아무것도 없습니다.
       *[other] 송신자 뒤에 { $value } × 4바이트가 더 있습니다.
    }
header-igmp-aux-data = 보조 데이터: 정해진 내용이 없음
    .here = 받는 쪽은 건너뜁니다.
header-igmp-data = 데이터: 메시지 뒤에 남은 것, 또는 모르는 종류의 내용
    .here = 받는 쪽은 건너뜁니다.
